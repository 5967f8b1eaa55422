import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { integerEdgeCases } from "./integer-edges.ts";
import { squaredDifference } from "./squaredDifference.ts";

export const squaredDifferenceCases = [
  casesOf({
    name: "squaredDifference",
    call: squaredDifference,
    arity: 2,
    dtypes: "number",
    special: [
      {
        inputs: [
          [NaN, Infinity, Infinity],
          [1, 1, Infinity],
        ],
        expected: [NaN, Infinity, NaN],
      },
    ],
    differentiable: [0, 1],
  }),
  ...complexCasesOf({
    name: "squaredDifference",
    call: squaredDifference,
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
          { re: 9.25, im: 0 },
          { re: 12.3125, im: 0 },
          { re: 10, im: 0 },
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  integerEdgeCases("squaredDifference", squaredDifference),
];
