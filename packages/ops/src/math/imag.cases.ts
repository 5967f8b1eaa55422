import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { imag } from "./imag.ts";

export const imagCases = [
  casesOf({ name: "imag", call: imag, dtypes: "number" }),
  ...complexCasesOf({
    name: "imag",
    call: imag,
    special: [
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: -0.5, im: 0.25 },
            { re: -2, im: -1 },
            { re: 0.75, im: -3 },
          ],
        ],
        expected: [2, 0.25, -1, -3],
      },
    ],
    differentiable: [0],
  }),
];
