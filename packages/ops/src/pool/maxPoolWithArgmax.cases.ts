import { casesOf } from "../define/cases.ts";
import { maxPoolWithArgmax } from "./maxPoolWithArgmax.ts";

export const maxPoolWithArgmaxCases = [
  casesOf({
    name: "maxPoolWithArgmax",
    call: (x) => maxPoolWithArgmax(x, 2, 1, "SAME"),
    dtypes: "number",
    shapes: [[[1, 3, 4, 2]], [[2, 4, 5, 3]]],

    special: [
      // tf.nn.max_pool_with_argmax
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
              [
                [23, 19],
                [18, 17],
                [18, 22],
                [12, 22],
              ],
              [
                [23, 21],
                [18, 20],
                [18, 20],
                [12, 10],
              ],
              [
                [14, 21],
                [11, 20],
                [11, 20],
                [2, 6],
              ],
            ],
          ],
          [
            [
              [
                [8, 1],
                [12, 11],
                [12, 7],
                [14, 7],
              ],
              [
                [8, 17],
                [12, 21],
                [12, 21],
                [14, 15],
              ],
              [
                [16, 17],
                [20, 21],
                [20, 21],
                [22, 23],
              ],
            ],
          ],
        ],
      },
      // tf.nn.max_pool_with_argmax: ties go to the first
      {
        inputs: [
          [
            [
              [[1], [3]],
              [[3], [2]],
            ],
          ],
        ],
        expected: [
          [
            [
              [[3], [3]],
              [[3], [2]],
            ],
          ],
          [
            [
              [[1], [1]],
              [[2], [3]],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "maxPoolWithArgmax in the batch",
    call: (x) => maxPoolWithArgmax(x, 2, 1, "VALID", { includeBatchInIndex: true }),
    dtypes: "number",
    shapes: [[[2, 2, 2, 1]], [[2, 4, 5, 3]]],

    special: [
      // tf.nn.max_pool_with_argmax
      {
        inputs: [
          [
            [
              [[6], [7]],
              [[5], [3]],
            ],
            [
              [[4], [0]],
              [[1], [2]],
            ],
          ],
        ],
        expected: [
          [[[[7]]], [[[4]]]],
          [[[[1]]], [[[4]]]],
        ],
      },
    ],
    differentiable: [0],
  }),
];
