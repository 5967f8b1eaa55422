import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { multiplyNoNan } from "./multiplyNoNan.ts";

export const multiplyNoNanCases = [
  casesOf({
    name: "multiplyNoNan",
    call: multiplyNoNan,
    arity: 2,
    special: [
      {
        inputs: [
          [NaN, Infinity, 0, NaN, Infinity],
          [0, -0, NaN, 1, 2],
        ],
        expected: [0, 0, NaN, NaN, Infinity],
      },
    ],
    differentiable: [0, 1],
  }),
  ...complexCasesOf({
    name: "multiplyNoNan",
    call: multiplyNoNan,
    arity: 2,
    special: [
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: -0.5, im: 0.25 },
            { re: -2, im: -1 },
          ],
          [
            { re: 0.5, im: -1 },
            { re: 3, im: 0 },
            { re: -1, im: 2 },
          ],
        ],
        expected: [
          { re: 2.5, im: 0 },
          { re: -1.5, im: 0.75 },
          { re: 4, im: -3 },
        ],
      },
      { inputs: [[{ re: NaN, im: Infinity }], [{ re: 0, im: 0 }]], expected: [{ re: 0, im: 0 }] },
    ],
    differentiable: [0, 1],
  }),
];
