import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { matrixTranspose } from "./matrixTranspose.ts";

export const matrixTransposeCases = [
  casesOf({
    name: "matrixTranspose",
    call: (x) => matrixTranspose(x),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[0, 2]]],
    special: [
      // tf.linalg.matrix_transpose
      {
        inputs: [[[[1, 2, 3]], [[4, 5, 6]]]],
        expected: [
          [[1], [2], [3]],
          [[4], [5], [6]],
        ],
      },
    ],
  }),
  casesOf({
    name: "matrixTranspose squared",
    call: (x) => square(matrixTranspose(x)),
    shapes: [[[2, 3]]],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "matrixTranspose conjugate",
    call: (x) => matrixTranspose(x, { conjugate: true }),
    shapes: [[[2, 3]]],
    special: [
      // tf.linalg.matrix_transpose
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
