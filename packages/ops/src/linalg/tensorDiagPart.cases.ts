import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { tensorDiagPart } from "./tensorDiagPart.ts";

export const tensorDiagPartCases = [
  casesOf({
    name: "tensorDiagPart",
    call: (x) => tensorDiagPart(x),
    dtypes: ANY,
    shapes: [[[3, 3]], [[2, 3, 2, 3]], [[0, 0]], [[1, 1]]],
    special: [
      // tf.linalg.tensor_diag_part
      {
        inputs: [
          [
            [
              [
                [0, 1, 2],
                [3, 4, 5],
              ],
              [
                [6, 7, 8],
                [9, 10, 11],
              ],
              [
                [12, 13, 14],
                [15, 16, 17],
              ],
            ],
            [
              [
                [18, 19, 20],
                [21, 22, 23],
              ],
              [
                [24, 25, 26],
                [27, 28, 29],
              ],
              [
                [30, 31, 32],
                [33, 34, 35],
              ],
            ],
          ],
        ],
        expected: [
          [0, 7, 14],
          [21, 28, 35],
        ],
      },
    ],
  }),
  casesOf({
    name: "tensorDiagPart squared",
    call: (x) => square(tensorDiagPart(x)),
    shapes: [[[2, 3, 2, 3]]],
    differentiable: [0],
  }),
];
