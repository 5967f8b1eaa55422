import { casesOf } from "../define/cases.ts";
import { pool } from "./pool.ts";

export const poolCases = [
  casesOf({
    name: "pool MAX dilations",
    call: (x) => pool(x, 2, "MAX", { dilations: 2 }),
    dtypes: "number",
    shapes: [[[1, 5, 2]], [[1, 3, 4, 2]]],

    special: [
      // tf.nn.pool
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
              [14, 21],
              [15, 22],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "pool AVG SAME dilations",
    call: (x) => pool(x, [3, 2], "AVG", { padding: "SAME", dilations: 2 }),
    dtypes: "float",
    shapes: [[[1, 3, 4, 2]]],

    differentiable: [0],
  }),
  casesOf({
    name: "pool AVG strides",
    call: (x) => pool(x, 2, "AVG", { strides: 3 }),
    dtypes: "float",
    shapes: [[[1, 5, 2]], [[1, 5, 4, 2]]],

    differentiable: [0],
  }),
];
