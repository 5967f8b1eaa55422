import { casesOf } from "../define/cases.ts";
import { convTranspose } from "./convTranspose.ts";

export const convTransposeCases = [
  casesOf({
    name: "convTranspose",
    call: (x, f) => convTranspose(x, f, [1, 9, 1], 3),
    dtypes: "number",
    shapes: [
      [
        [1, 3, 2],
        [2, 1, 2],
      ],
      [
        [1, 3, 1],
        [5, 1, 1],
      ],
    ],

    special: [
      // tf.nn.conv_transpose
      {
        inputs: [
          [
            [
              [0, -3],
              [4, -3],
              [0, 4],
            ],
          ],
          [[[0, 4]], [[4, 2]]],
        ],
        expected: [[[-12], [-6], [0], [-12], [10], [0], [16], [8], [0]]],
      },
    ],
    differentiable: [0, 1],
  }),
];
