import { fromDense } from "./fromDense.ts";
import { sparseCases } from "./sparse-cases.ts";

export const sparseFromDenseCases = [
  ...sparseCases("fromDense", (x) => fromDense(x), {
    // tf.sparse
    special: [
      {
        inputs: [
          [
            [0, NaN, -0],
            [2, 0, 3],
          ],
        ],
        expected: [
          [
            [0, 1],
            [1, 0],
            [1, 2],
          ],
          [NaN, 2.0, 3.0],
          [2, 3],
        ],
      },
    ],
    shapes: [[[0]], [[5]], [[3, 4]], [[2, 3, 2]]],
  }),
];
