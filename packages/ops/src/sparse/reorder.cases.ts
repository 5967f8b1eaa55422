import { reorder } from "./reorder.ts";
import { sparseCases, unordered } from "./sparse-cases.ts";

export const sparseReorderCases = [
  ...sparseCases("reorder", (x) => reorder(unordered(x)), {
    // tf.sparse
    special: [
      {
        inputs: [[1, 2, 3]],
        expected: [
          [
            [0, 3],
            [2, 0],
            [2, 1],
          ],
          [2.0, 3.0, 1.0],
          [3, 4],
        ],
      },
    ],
    shapes: [[[3]]],
  }),
];
