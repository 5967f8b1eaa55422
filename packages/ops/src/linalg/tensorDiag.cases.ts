import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { tensorDiag } from "./tensorDiag.ts";

export const tensorDiagCases = [
  casesOf({
    name: "tensorDiag",
    call: (x) => tensorDiag(x),
    dtypes: ANY,
    shapes: [[[3]], [[2, 3]], [[0]], [[1]]],
    special: [
      // tf.linalg.tensor_diag
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [
            [
              [1, 0, 0],
              [0, 0, 0],
            ],
            [
              [0, 2, 0],
              [0, 0, 0],
            ],
            [
              [0, 0, 3],
              [0, 0, 0],
            ],
          ],
          [
            [
              [0, 0, 0],
              [4, 0, 0],
            ],
            [
              [0, 0, 0],
              [0, 5, 0],
            ],
            [
              [0, 0, 0],
              [0, 0, 6],
            ],
          ],
        ],
      },
      // tf.linalg.tensor_diag
      {
        inputs: [[NaN, Infinity]],
        expected: [
          [NaN, 0],
          [0, Infinity],
        ],
      },
    ],
  }),
  casesOf({
    name: "tensorDiag squared",
    call: (x) => square(tensorDiag(x)),
    shapes: [[[2, 3]]],
    differentiable: [0],
  }),
];
