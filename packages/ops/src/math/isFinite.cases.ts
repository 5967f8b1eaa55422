import { casesOf } from "../define/cases.ts";
import { isFinite } from "./isFinite.ts";

export const isFiniteCases = [
  casesOf({
    name: "isFinite",
    call: isFinite,
    dtypes: "number",
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [false, true, true, true, true, false, false],
      },
    ],
  }),
];
