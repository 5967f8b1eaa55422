import { casesOf } from "../define/cases.ts";
import { avgPool } from "./avgPool.ts";

export const avgPoolCases = [
  casesOf({
    name: "avgPool",
    call: (x) => avgPool(x, 2, 2, "SAME"),
    dtypes: "float",
    shapes: [[[1, 5, 2]], [[1, 3, 4, 2]], [[1, 2, 3, 2, 1]]],

    special: [
      // tf.nn.avg_pool_v2
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
              [14.75, 12.25],
              [9.25, 12.75],
            ],
            [
              [7.5, 13],
              [6.5, 13],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
];
