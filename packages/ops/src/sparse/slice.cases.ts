import { slice } from "./slice.ts";
import { inRows, sparseCases, VALUES } from "./sparse-cases.ts";

export const sparseSliceCases = [
  ...sparseCases("slice", (x) => slice(inRows(x), [1, 0], [2, 3]), {
    // tf.sparse
    special: [{ inputs: [VALUES], expected: [[[1, 0]], [0.5], [2, 3]] }],
  }),
  ...sparseCases("slice to the end", (x) => slice(inRows(x), [0, 2], [9, 9]), {
    // tf.sparse
    special: [
      {
        inputs: [VALUES],
        expected: [
          [
            [0, 1],
            [2, 1],
          ],
          [-2.0, 3.0],
          [3, 2],
        ],
      },
    ],
  }),
];
