import { eye } from "./eye.ts";
import { sparseCases } from "./sparse-cases.ts";

export const sparseEyeCases = [
  ...sparseCases(
    "eye",
    (x) => {
      const y = eye(2, { numColumns: 3, dtype: x.dtype });
      return y;
    },
    {
      // tf.sparse
      special: [
        {
          inputs: [0],
          expected: [
            [
              [0, 0],
              [1, 1],
            ],
            [1, 1],
            [2, 3],
          ],
        },
      ],
      shapes: [[[]]],
      differentiable: [],
    },
  ),
  ...sparseCases("eye of squares", () => eye(3), {
    // tf.sparse
    special: [
      {
        inputs: [],
        expected: [
          [
            [0, 0],
            [1, 1],
            [2, 2],
          ],
          [1, 1, 1],
          [3, 3],
        ],
      },
    ],
    shapes: [[]],
    differentiable: [],
  }),
];
