import { casesOf } from "../define/cases.ts";
import { maxPool } from "./maxPool.ts";

export const maxPoolCases = [
  casesOf({
    name: "maxPool",
    call: (x) => maxPool(x, 2, 2, "SAME"),
    dtypes: "number",
    shapes: [[[1, 5, 2]], [[1, 3, 4, 2]], [[1, 2, 3, 2, 1]]],

    special: [
      // tf.nn.max_pool_v2
      {
        inputs: [
          [
            [
              [
                [8, 19],
                [15, 9],
                [0, 3],
                [7, 22],
              ],
              [
                [23, 4],
                [13, 17],
                [18, 16],
                [12, 10],
              ],
              [
                [14, 21],
                [1, 5],
                [11, 20],
                [2, 6],
              ],
            ],
          ],
        ],
        expected: [
          [
            [
              [23, 19],
              [18, 22],
            ],
            [
              [14, 21],
              [11, 20],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
];
