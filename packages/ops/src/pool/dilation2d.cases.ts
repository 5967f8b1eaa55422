import { casesOf } from "../define/cases.ts";
import { dilation2d } from "./dilation2d.ts";

export const dilation2dCases = [
  casesOf({
    name: "dilation2d",
    call: (x, f) => dilation2d(x, f, 1, "SAME"),
    dtypes: "float",
    shapes: [
      [
        [1, 3, 4, 2],
        [2, 3, 2],
      ],
      [
        [2, 4, 3, 1],
        [2, 2, 1],
      ],
    ],

    special: [
      // tf.nn.dilation2d
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
          [
            [
              [-1, 1.5],
              [0, 2],
              [0.5, 0.5],
            ],
            [
              [-2, 0.5],
              [-0.5, 1.5],
              [-1.5, -1.5],
            ],
          ],
        ],
        expected: [
          [
            [
              [22.5, 21],
              [21, 20.5],
              [17.5, 22.5],
              [16, 24],
            ],
            [
              [23, 22.5],
              [22, 21.5],
              [18, 21.5],
              [17, 20.5],
            ],
            [
              [14, 23],
              [13, 22.5],
              [11, 22],
              [10, 21.5],
            ],
          ],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "dilation2d strides and dilations",
    call: (x, f) => dilation2d(x, f, [2, 1], "VALID", { dilations: 2 }),
    dtypes: "float",
    shapes: [
      [
        [1, 5, 6, 2],
        [2, 3, 2],
      ],
    ],

    differentiable: [0, 1],
  }),
];
