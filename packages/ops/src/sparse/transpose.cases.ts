import { transpose } from "./transpose.ts";
import { inRows, sparseCases, VALUES } from "./sparse-cases.ts";

export const sparseTransposeCases = [
  ...sparseCases("transpose", (x) => transpose(inRows(x)), {
    // tf.sparse
    special: [
      {
        inputs: [VALUES],
        expected: [
          [
            [0, 2],
            [1, 0],
            [3, 0],
            [3, 2],
          ],
          [0.5, 1.5, -2.0, 3.0],
          [4, 3],
        ],
      },
    ],
  }),
];
