import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { adjoint } from "./adjoint.ts";

export const adjointCases = [
  casesOf({
    name: "adjoint",
    call: (x) => adjoint(x),
    dtypes: "number",
    shapes: [[[3, 4]], [[2, 4, 3]], [[0, 2]]],
    special: [
      // tf.linalg.adjoint
      {
        inputs: [[[[1, 2, 3]], [[4, 5, 6]]]],
        expected: [
          [[1], [2], [3]],
          [[4], [5], [6]],
        ],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "adjoint",
    call: (x) => adjoint(x),
    shapes: [[[2, 3]]],
    special: [
      // tf.linalg.adjoint
      {
        inputs: [
          [
            [
              { re: 1, im: 2 },
              { re: 0, im: 3 },
            ],
          ],
        ],
        expected: [[{ re: 1, im: -2 }], [{ re: 0, im: -3 }]],
      },
    ],
    differentiable: [0],
  }),
];
