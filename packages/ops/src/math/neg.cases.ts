import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { integerEdgeCases } from "./integer-edges.ts";
import { neg } from "./neg.ts";

export const negCases = [
  casesOf({
    name: "neg",
    call: neg,
    dtypes: "number",
    special: [{ inputs: [[0, Infinity, NaN]], expected: [-0, -Infinity, NaN] }],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "neg",
    call: neg,
    domain: [-3, 3],
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
          { re: -1, im: -2 },
          { re: 0.5, im: -0.25 },
          { re: 2, im: 1 },
          { re: -0.75, im: 3 },
        ],
      },
    ],
    differentiable: [0],
  }),
  integerEdgeCases("neg", neg),
];
