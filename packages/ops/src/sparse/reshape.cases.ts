import { SparseTensor } from "./SparseTensor.ts";
import { reshape } from "./reshape.ts";
import { inRows, sparseCases, unordered, VALUES } from "./sparse-cases.ts";

export const sparseReshapeCases = [
  ...sparseCases("reshape to [2, -1]", (x) => reshape(inRows(x), [2, -1]), {
    // tf.sparse
    special: [
      {
        inputs: [VALUES],
        expected: [
          [
            [0, 1],
            [0, 3],
            [1, 2],
            [1, 5],
          ],
          [1.5, -2.0, 0.5, 3.0],
          [2, 6],
        ],
      },
    ],
  }),
  ...sparseCases("reshape to [2, 3, 2]", (x) => reshape(inRows(x), [2, 3, 2]), {
    // tf.sparse
    special: [
      {
        inputs: [VALUES],
        expected: [
          [
            [0, 0, 1],
            [0, 1, 1],
            [1, 1, 0],
            [1, 2, 1],
          ],
          [1.5, -2.0, 0.5, 3.0],
          [2, 3, 2],
        ],
      },
    ],
  }),
  ...sparseCases("reshape out of order", (x) => reshape(unordered(x), [12]), {
    // tf.sparse
    special: [{ inputs: [[1, 2, 3]], expected: [[[9], [3], [8]], [1.0, 2.0, 3.0], [12]] }],
    shapes: [[[3]]],
  }),
  ...sparseCases(
    "reshape of many places",
    (x) => reshape(new SparseTensor([[99999, 99998]], x, [100000, 100000]), [-1, 10]),
    {
      shapes: [[[1]]],
      special: [{ inputs: [[7]], expected: [[[999999999, 8]], [7], [1000000000, 10]] }],
    },
  ),
];
