import { casesOf } from "../define/cases.ts";
import { ceil } from "./ceil.ts";

export const ceilCases = [
  casesOf({
    name: "ceil",
    call: ceil,
    special: [
      {
        inputs: [[-Infinity, -1.5, -0, 0.5, Infinity, NaN]],
        expected: [-Infinity, -1, -0, 1, Infinity, NaN],
      },
    ],
  }),
];
