import { retain } from "./retain.ts";
import { inRows, sparseCases, VALUES } from "./sparse-cases.ts";

export const sparseRetainCases = [
  ...sparseCases("retain", (x) => retain(inRows(x), [true, false, false, true]), {
    // tf.sparse
    special: [
      {
        inputs: [VALUES],
        expected: [
          [
            [0, 1],
            [2, 3],
          ],
          [1.5, 3.0],
          [3, 4],
        ],
      },
    ],
  }),
];
