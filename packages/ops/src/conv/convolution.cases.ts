import { casesOf } from "../define/cases.ts";
import { convolution } from "./convolution.ts";

export const convolutionCases = [
  casesOf({
    name: "convolution dilations",
    call: (x, f) => convolution(x, f, { padding: "SAME", dilations: 2 }),
    dtypes: "number",
    shapes: [
      [
        [1, 7, 2],
        [3, 2, 2],
      ],
      [
        [1, 5, 4, 1],
        [2, 3, 1, 2],
      ],
      [
        [1, 3, 3, 4, 1],
        [2, 2, 2, 1, 2],
      ],
    ],

    special: [
      // tf.nn.convolution
      {
        inputs: [
          [
            [
              [
                [[1], [4], [4]],
                [[1], [-2], [-3]],
              ],
              [
                [[1], [-3], [2]],
                [[4], [-2], [0]],
              ],
              [
                [[-4], [-3], [-1]],
                [[3], [4], [1]],
              ],
            ],
          ],
          [
            [
              [[[1, 1]], [[-4, -1]]],
              [[[4, -1]], [[-3, -2]]],
            ],
            [
              [[[2, -4]], [[4, 3]]],
              [[[1, 0]], [[2, 0]]],
            ],
          ],
        ],
        expected: [
          [
            [
              [
                [-4, 0],
                [4, 0],
                [-2, 0],
              ],
              [
                [-12, -9],
                [10, 2],
                [-6, 12],
              ],
            ],
            [
              [
                [14, 4],
                [18, 5],
                [-4, 2],
              ],
              [
                [-28, -13],
                [-27, 10],
                [-2, 16],
              ],
            ],
            [
              [
                [6, 4],
                [16, -4],
                [-8, 2],
              ],
              [
                [12, 3],
                [-7, -1],
                [-3, -3],
              ],
            ],
          ],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
