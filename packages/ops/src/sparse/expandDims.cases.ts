import { expandDims } from "./expandDims.ts";
import { inRows, sparseCases, VALUES } from "./sparse-cases.ts";

export const sparseExpandDimsCases = [
  ...sparseCases("expandDims", (x) => expandDims(inRows(x)), {
    // tf.sparse
    special: [
      {
        inputs: [VALUES],
        expected: [
          [
            [0, 1, 0],
            [0, 3, 0],
            [2, 0, 0],
            [2, 3, 0],
          ],
          [1.5, -2.0, 0.5, 3.0],
          [3, 4, 1],
        ],
      },
    ],
  }),
  ...sparseCases("expandDims at 0", (x) => expandDims(inRows(x), 0), {
    // tf.sparse
    special: [
      {
        inputs: [VALUES],
        expected: [
          [
            [0, 0, 1],
            [0, 0, 3],
            [0, 2, 0],
            [0, 2, 3],
          ],
          [1.5, -2.0, 0.5, 3.0],
          [1, 3, 4],
        ],
      },
    ],
  }),
];
