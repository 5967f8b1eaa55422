import { casesOf } from "../define/cases.ts";
import { tan } from "./tan.ts";

export const tanCases = [
  casesOf({
    name: "tan",
    call: tan,
    domain: [-1.2, 1.2],
    special: [
      {
        inputs: [[-Infinity, -0, 0, 1, Infinity, NaN]],
        expected: [NaN, -0, 0, 1.5574077246549023, NaN, NaN],
      },
    ],
    differentiable: [0],
  }),
];
