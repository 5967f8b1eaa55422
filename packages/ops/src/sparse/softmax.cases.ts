import { softmax } from "./softmax.ts";
import { inRows, sparseCases, VALUES } from "./sparse-cases.ts";

export const sparseSoftmaxCases = [
  ...sparseCases("softmax", (x) => softmax(inRows(x)), {
    // tf.sparse
    special: [
      {
        inputs: [VALUES],
        expected: [
          [
            [0, 1],
            [0, 3],
            [2, 0],
            [2, 3],
          ],
          [0.9706877692486436, 0.029312230751356316, 0.07585818002124355, 0.9241418199787566],
          [3, 4],
        ],
      },
    ],
    dtypes: "float",
  }),
];
