import { SparseTensor } from "./SparseTensor.ts";
import { add } from "./add.ts";
import { inRows, sparseCases, VALUES } from "./sparse-cases.ts";

export const sparseAddCases = [
  ...sparseCases(
    "add",
    (x, y) =>
      add(
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
      ),
    {
      // tf.sparse
      special: [
        {
          inputs: [VALUES, [-1.5, 4, 1]],
          expected: [
            [
              [0, 1],
              [0, 3],
              [1, 1],
              [2, 0],
              [2, 3],
            ],
            [0.0, -2.0, 4.0, 0.5, 4.0],
            [3, 4],
          ],
        },
      ],
      shapes: [[[4], [3]]],
      differentiable: [0, 1],
    },
  ),
  ...sparseCases(
    "add with a threshold",
    (x, y) =>
      add(
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
        { threshold: 2 },
      ),
    {
      // tf.sparse
      special: [
        {
          inputs: [VALUES, [-1.5, 4, 1]],
          expected: [
            [
              [0, 3],
              [1, 1],
              [2, 3],
            ],
            [-2.0, 4.0, 4.0],
            [3, 4],
          ],
        },
      ],
      shapes: [[[4], [3]]],
      differentiable: [],
    },
  ),
  ...sparseCases("add to a dense tensor", (x, y) => add(inRows(x), y), {
    // tf.sparse
    special: [
      {
        inputs: [
          VALUES,
          [
            [1, 1, 1, 1],
            [1, 1, 1, 1],
            [1, 1, 1, 1],
          ],
        ],
        expected: [
          [
            [1.0, 2.5, 1.0, -1.0],
            [1.0, 1.0, 1.0, 1.0],
            [1.5, 1.0, 1.0, 4.0],
          ],
        ],
      },
    ],
    shapes: [[[4], [3, 4]]],
    differentiable: [0, 1],
  }),
];
