import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { reciprocalNoNan } from "./reciprocalNoNan.ts";

export const reciprocalNoNanCases = [
  casesOf({
    name: "reciprocalNoNan",
    call: reciprocalNoNan,
    domain: [0.3, 3],
    // tf.math.reciprocal_no_nan
    special: [{ inputs: [[2, -0, 0, NaN, Infinity, -4]], expected: [0.5, 0, 0, NaN, 0, -0.25] }],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "reciprocalNoNan",
    call: reciprocalNoNan,
    domain: [0.5, 3],
    // tf.math.reciprocal_no_nan
    special: [
      {
        inputs: [
          [
            { re: 0, im: 0 },
            { re: 1, im: 1 },
          ],
        ],
        expected: [
          { re: 0, im: 0 },
          { re: 0.5, im: -0.5 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
