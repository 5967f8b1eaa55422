import { casesOf } from "../define/cases.ts";
import { erosion2d } from "./erosion2d.ts";

export const erosion2dCases = [
  casesOf({
    name: "erosion2d",
    call: (x, f) => erosion2d(x, f, [1, 2], "SAME"),
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
      // tf.nn.erosion2d
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
              [2, 2.5],
              [1.5, 4.5],
            ],
            [
              [1, 3],
              [2, 4],
            ],
            [
              [1.5, 3.5],
              [2.5, 4.5],
            ],
          ],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
