import { SparseTensor } from "./SparseTensor.ts";
import { concat } from "./concat.ts";
import { inRows, sparseCases, VALUES } from "./sparse-cases.ts";

export const sparseConcatCases = [
  ...sparseCases(
    "concat",
    (x, y) =>
      concat(0, [
        inRows(x),
        new SparseTensor(
          [
            [0, 1],
            [1, 1],
            [2, 3],
          ],
          y,
          [3, 4],
        ),
      ]),
    {
      // tf.sparse
      special: [
        {
          inputs: [VALUES, [-1.5, 4, 1]],
          expected: [
            [
              [0, 1],
              [0, 3],
              [2, 0],
              [2, 3],
              [3, 1],
              [4, 1],
              [5, 3],
            ],
            [1.5, -2.0, 0.5, 3.0, -1.5, 4.0, 1.0],
            [6, 4],
          ],
        },
      ],
      shapes: [[[4], [3]]],
      differentiable: [0, 1],
    },
  ),
  ...sparseCases(
    "concat along 1",
    (x, y) =>
      concat(-1, [
        inRows(x),
        new SparseTensor(
          [
            [0, 1],
            [1, 1],
            [2, 3],
          ],
          y,
          [3, 4],
        ),
      ]),
    {
      // tf.sparse
      special: [
        {
          inputs: [VALUES, [-1.5, 4, 1]],
          expected: [
            [
              [0, 1],
              [0, 3],
              [0, 5],
              [1, 5],
              [2, 0],
              [2, 3],
              [2, 7],
            ],
            [1.5, -2.0, -1.5, 4.0, 0.5, 3.0, 1.0],
            [3, 8],
          ],
        },
      ],
      shapes: [[[4], [3]]],
      differentiable: [0, 1],
    },
  ),
  ...sparseCases(
    "concat of several sizes",
    (x, z) =>
      concat(
        1,
        [
          inRows(x),
          new SparseTensor(
            [
              [0, 0],
              [4, 0],
            ],
            z,
            [5, 1],
          ),
        ],
        { expandNonconcatDims: true },
      ),
    {
      // tf.sparse
      special: [
        {
          inputs: [VALUES, [8, 9]],
          expected: [
            [
              [0, 1],
              [0, 3],
              [0, 4],
              [2, 0],
              [2, 3],
              [4, 4],
            ],
            [1.5, -2.0, 8.0, 0.5, 3.0, 9.0],
            [5, 5],
          ],
        },
      ],
      shapes: [[[4], [2]]],
      differentiable: [0, 1],
    },
  ),
];
