import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { conj } from "./conj.ts";

export const conjCases = [
  casesOf({ name: "conj", call: conj, dtypes: "number", differentiable: [0] }),
  ...complexCasesOf({
    name: "conj",
    call: conj,
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
        expected: [
          { re: 1, im: -2 },
          { re: -0.5, im: -0.25 },
          { re: -2, im: 1 },
          { re: 0.75, im: 3 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
