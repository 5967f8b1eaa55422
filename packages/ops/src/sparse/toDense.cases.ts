import { toDense } from "./toDense.ts";
import { inRows, sparseCases, unordered, VALUES } from "./sparse-cases.ts";

export const sparseToDenseCases = [
  ...sparseCases("toDense", (x) => toDense(inRows(x)), {
    // tf.sparse
    special: [
      {
        inputs: [VALUES],
        expected: [
          [
            [0, 1.5, 0, -2],
            [0, 0, 0, 0],
            [0.5, 0, 0, 3],
          ],
        ],
      },
    ],
  }),
  ...sparseCases(
    "toDense with a default value",
    (x, other) => toDense(inRows(x), { defaultValue: other }),
    {
      // tf.sparse
      special: [
        {
          inputs: [VALUES, 9],
          expected: [
            [
              [9.0, 1.5, 9.0, -2.0],
              [9.0, 9.0, 9.0, 9.0],
              [0.5, 9.0, 9.0, 3.0],
            ],
          ],
        },
      ],
      shapes: [[[4], []]],
      differentiable: [0, 1],
    },
  ),
  ...sparseCases("toDense unchecked", (x) => toDense(unordered(x), { validateIndices: false }), {
    // tf.sparse
    special: [
      {
        inputs: [[1, 2, 3]],
        expected: [
          [
            [0.0, 0.0, 0.0, 2.0],
            [0.0, 0.0, 0.0, 0.0],
            [3.0, 1.0, 0.0, 0.0],
          ],
        ],
      },
    ],
    shapes: [[[3]]],
  }),
];
