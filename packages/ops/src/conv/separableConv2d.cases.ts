import { casesOf } from "../define/cases.ts";
import { separableConv2d } from "./separableConv2d.ts";

export const separableConv2dCases = [
  casesOf({
    name: "separableConv2d",
    call: (x, f, p) => separableConv2d(x, f, p, 2, "SAME"),
    dtypes: "number",
    shapes: [
      [
        [1, 4, 3, 2],
        [3, 2, 2, 2],
        [1, 1, 4, 3],
      ],
    ],

    special: [
      // tf.nn.separable_conv2d
      {
        inputs: [
          [
            [
              [
                [2, 1],
                [1, 3],
                [-1, 4],
              ],
              [
                [3, -1],
                [-1, 2],
                [4, -4],
              ],
              [
                [-4, -2],
                [-1, -3],
                [0, 0],
              ],
              [
                [4, 2],
                [-2, 3],
                [3, 2],
              ],
            ],
          ],
          [
            [
              [
                [2, -2],
                [2, -3],
              ],
              [
                [1, 4],
                [4, -2],
              ],
            ],
            [
              [
                [-2, 1],
                [-1, 2],
              ],
              [
                [-3, -3],
                [-4, 0],
              ],
            ],
            [
              [
                [-3, -2],
                [4, 3],
              ],
              [
                [3, 1],
                [-3, 2],
              ],
            ],
          ],
          [
            [
              [
                [1, 4, 0],
                [-3, 1, 0],
                [1, -1, -2],
                [-3, 4, 2],
              ],
            ],
          ],
        ],
        expected: [
          [
            [
              [49, -43, -62],
              [44, -126, -64],
            ],
            [
              [-131, 64, 92],
              [-29, -3, 12],
            ],
          ],
        ],
      },
    ],
    differentiable: [0, 1, 2],
  }),
];
