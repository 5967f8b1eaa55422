import { casesOf } from "../define/cases.ts";
import { atrousConv2d } from "./atrousConv2d.ts";

export const atrousConv2dCases = [
  casesOf({
    name: "atrousConv2d",
    call: (x, f) => atrousConv2d(x, f, 2, "SAME"),
    dtypes: "number",
    shapes: [
      [
        [1, 5, 5, 1],
        [2, 3, 1, 1],
      ],
      [
        [2, 4, 6, 2],
        [3, 2, 2, 3],
      ],
    ],

    special: [
      // tf.nn.atrous_conv2d
      {
        inputs: [
          [
            [
              [[0], [-2], [0], [2], [-4]],
              [[-4], [2], [-1], [3], [-4]],
              [[4], [-3], [-1], [4], [-4]],
              [[1], [2], [-1], [-4], [0]],
              [[-1], [3], [2], [-1], [-4]],
            ],
          ],
          [
            [[[1]], [[-2]], [[2]]],
            [[[3]], [[-1]], [[4]]],
          ],
        ],
        expected: [
          [
            [[0], [10], [-27], [3], [1]],
            [[-8], [27], [-11], [-19], [9]],
            [[1], [-16], [-6], [6], [4]],
            [[-1], [7], [-23], [-1], [17]],
            [[-4], [-12], [3], [10], [-1]],
          ],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
