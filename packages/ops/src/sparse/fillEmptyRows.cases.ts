import { fillEmptyRows } from "./fillEmptyRows.ts";
import { inRows, sparseCases, unordered, VALUES } from "./sparse-cases.ts";

export const sparseFillEmptyRowsCases = [
  ...sparseCases("fillEmptyRows", (x, other) => [...fillEmptyRows(inRows(x), other)], {
    // tf.sparse
    special: [
      {
        inputs: [VALUES, -1],
        expected: [
          [
            [0, 1],
            [0, 3],
            [1, 0],
            [2, 0],
            [2, 3],
          ],
          [1.5, -2.0, -1.0, 0.5, 3.0],
          [3, 4],
          [false, true, false],
        ],
      },
    ],
    shapes: [[[4], []]],
    differentiable: [0, 1],
  }),
  ...sparseCases(
    "fillEmptyRows out of order",
    (x, other) => [...fillEmptyRows(unordered(x), other)],
    {
      // tf.sparse
      special: [
        {
          inputs: [[1, 2, 3], -1],
          expected: [
            [
              [0, 3],
              [1, 0],
              [2, 1],
              [2, 0],
            ],
            [2.0, -1.0, 1.0, 3.0],
            [3, 4],
            [false, true, false],
          ],
        },
      ],
      shapes: [[[3], []]],
      differentiable: [0, 1],
    },
  ),
];
