import { reduceSum } from "./reduceSum.ts";
import { inRows, sparseCases, VALUES } from "./sparse-cases.ts";

export const sparseReduceSumCases = [
  ...sparseCases("reduceSum", (x) => [undefined, 0].map((axis) => reduceSum(inRows(x), axis)), {
    // tf.sparse
    special: [{ inputs: [VALUES], expected: [3, [0.5, 1.5, 0, 1]] }],
  }),
  ...sparseCases("reduceSum along 1", (x) => reduceSum(inRows(x), 1, { keepDims: true }), {
    // tf.sparse
    special: [{ inputs: [VALUES], expected: [[[-0.5], [0], [3.5]]] }],
  }),
  ...sparseCases(
    "reduceSum to a sparse tensor",
    (x) =>
      [false, true].map((keepDims) => reduceSum(inRows(x), 1, { keepDims, outputIsSparse: true })),
    {
      // tf.sparse
      special: [
        {
          inputs: [VALUES],
          expected: [
            [[0], [2]],
            [-0.5, 3.5],
            [3],
            [
              [0, 0],
              [2, 0],
            ],
            [-0.5, 3.5],
            [3, 1],
          ],
        },
      ],
    },
  ),
  ...sparseCases(
    "reduceSum of all to a sparse tensor",
    (x) => reduceSum(inRows(x), null, { outputIsSparse: true }),
    {
      // tf.sparse
      special: [{ inputs: [VALUES], expected: [[[]], [3], []] }],
    },
  ),
];
