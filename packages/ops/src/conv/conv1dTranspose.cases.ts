import { casesOf } from "../define/cases.ts";
import { conv1dTranspose } from "./conv1dTranspose.ts";

export const conv1dTransposeCases = [
  casesOf({
    name: "conv1dTranspose SAME",
    call: (x, f) => conv1dTranspose(x, f, [1, 6, 1], 2),
    dtypes: "number",
    shapes: [
      [
        [1, 3, 2],
        [3, 1, 2],
      ],
    ],

    special: [
      // tf.nn.conv1d_transpose
      {
        inputs: [
          [
            [
              [0, 0],
              [2, 3],
              [4, 4],
            ],
          ],
          [[[-3, -1]], [[4, -2]], [[-4, 1]]],
        ],
        expected: [[[0], [0], [-9], [2], [-21], [8]]],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "conv1dTranspose VALID",
    call: (x, f) => conv1dTranspose(x, f, [1, 8, 1], 2, { padding: "VALID" }),
    dtypes: "number",
    shapes: [
      [
        [1, 3, 2],
        [3, 1, 2],
      ],
    ],

    special: [
      // tf.nn.conv1d_transpose
      {
        inputs: [
          [
            [
              [0, 0],
              [2, 3],
              [4, 4],
            ],
          ],
          [[[-3, -1]], [[4, -2]], [[-4, 1]]],
        ],
        expected: [[[0], [0], [-9], [2], [-21], [8], [-12], [0]]],
      },
    ],
    differentiable: [0, 1],
  }),
];
