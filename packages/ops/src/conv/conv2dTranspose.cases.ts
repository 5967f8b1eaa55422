import { casesOf } from "../define/cases.ts";
import { conv2dTranspose } from "./conv2dTranspose.ts";

export const conv2dTransposeCases = [
  casesOf({
    name: "conv2dTranspose SAME",
    call: (x, f) => conv2dTranspose(x, f, [1, 4, 5, 1], 2),
    dtypes: "number",
    shapes: [
      [
        [1, 2, 3, 2],
        [3, 2, 1, 2],
      ],
    ],

    special: [
      // tf.nn.conv2d_transpose_v2
      {
        inputs: [
          [
            [
              [
                [2, 2],
                [3, 1],
                [-3, 3],
              ],
              [
                [-1, 3],
                [3, 4],
                [-4, 3],
              ],
            ],
          ],
          [
            [[[1, 0]], [[3, 4]]],
            [[[0, -4]], [[2, -2]]],
            [[[-2, -3]], [[-3, 4]]],
          ],
        ],
        expected: [
          [
            [[2], [14], [3], [13], [-3]],
            [[-8], [0], [-4], [4], [-12]],
            [[-11], [11], [-6], [20], [-7]],
            [[-12], [-8], [-16], [-2], [-12]],
          ],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "conv2dTranspose VALID",
    call: (x, f) => conv2dTranspose(x, f, [1, 6, 7, 1], 2, { padding: "VALID" }),
    dtypes: "number",
    shapes: [
      [
        [1, 2, 3, 2],
        [3, 2, 1, 2],
      ],
    ],

    special: [
      // tf.nn.conv2d_transpose_v2
      {
        inputs: [
          [
            [
              [
                [2, 2],
                [3, 1],
                [-3, 3],
              ],
              [
                [-1, 3],
                [3, 4],
                [-4, 3],
              ],
            ],
          ],
          [
            [[[1, 0]], [[3, 4]]],
            [[[0, -4]], [[2, -2]]],
            [[[-2, -3]], [[-3, 4]]],
          ],
        ],
        expected: [
          [
            [[2], [14], [3], [13], [-3], [3], [0]],
            [[-8], [0], [-4], [4], [-12], [-12], [0]],
            [[-11], [11], [-6], [20], [-7], [21], [0]],
            [[-12], [-8], [-16], [-2], [-12], [-14], [0]],
            [[-7], [15], [-18], [7], [-1], [24], [0]],
            [[0], [0], [0], [0], [0], [0], [0]],
          ],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "conv2dTranspose NCHW",
    call: (x, f) => conv2dTranspose(x, f, [1, 1, 4, 5], 2, { dataFormat: "NCHW" }),
    dtypes: "number",
    shapes: [
      [
        [1, 2, 2, 3],
        [3, 2, 1, 2],
      ],
    ],

    special: [
      // tf.nn.conv2d_transpose, axes moved
      {
        inputs: [
          [
            [
              [
                [2, 3, -3],
                [-1, 3, -4],
              ],
              [
                [2, 1, 3],
                [3, 4, 3],
              ],
            ],
          ],
          [
            [[[1, 0]], [[3, 4]]],
            [[[0, -4]], [[2, -2]]],
            [[[-2, -3]], [[-3, 4]]],
          ],
        ],
        expected: [
          [
            [
              [2, 14, 3, 13, -3],
              [-8, 0, -4, 4, -12],
              [-11, 11, -6, 20, -7],
              [-12, -8, -16, -2, -12],
            ],
          ],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
