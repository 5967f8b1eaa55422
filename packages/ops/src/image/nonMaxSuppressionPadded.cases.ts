import { casesOf } from "../define/cases.ts";
import { nonMaxSuppressionPadded } from "./nonMaxSuppressionPadded.ts";

const BOXES = [
  [0, 0, 1, 1],
  [0, 0.100000001, 1, 1.10000002],
  [0, -0.100000001, 1, 0.899999976],
  [0, 10, 1, 11],
  [0, 10.1000004, 1, 11.1000004],
  [0, 100, 1, 101],
];
const SCORES = [0.899999976, 0.75, 0.600000024, 0.949999988, 0.5, 0.300000012];

// Special values: TensorFlow's, tf.image.non_max_suppression_padded.
export const imageNonMaxSuppressionPaddedCases = [
  casesOf({
    name: "image.nonMaxSuppressionPadded",
    call: (boxes, scores) =>
      nonMaxSuppressionPadded(boxes, scores, 4, { padToMaxOutputSize: true }),
    dtypes: ["float32"],
    domain: [
      { low: 0, high: 1 },
      { low: 0, high: 1 },
    ],
    shapes: [
      [[6, 4], [6]],
      [[1, 4], [1]],
      [[40, 4], [40]],
      [
        [2, 5, 4],
        [2, 5],
      ],
      [
        [0, 5, 4],
        [0, 5],
      ],
    ],
    special: [
      { dtype: "float32", inputs: [BOXES, SCORES], expected: [[3, 0, 5, 0], 3] },
      {
        dtype: "float32",
        inputs: [
          [
            [
              [0, 0, 1, 1],
              [0, 0.100000001, 1, 1.10000002],
              [0, -0.100000001, 1, 0.899999976],
              [0, 10, 1, 11],
              [0, 10.1000004, 1, 11.1000004],
              [0, 100, 1, 101],
            ],
            [
              [0, 100, 1, 101],
              [0, 10.1000004, 1, 11.1000004],
              [0, 10, 1, 11],
              [0, -0.100000001, 1, 0.899999976],
              [0, 0.100000001, 1, 1.10000002],
              [0, 0, 1, 1],
            ],
          ],
          [
            [0.899999976, 0.75, 0.600000024, 0.949999988, 0.5, 0.300000012],
            [0.899999976, 0.75, 0.600000024, 0.949999988, 0.5, 0.300000012],
          ],
        ],
        expected: [
          [
            [3, 0, 5, 0],
            [3, 0, 1, 0],
          ],
          [3, 3],
        ],
      },
    ],
  }),
  casesOf({
    name: "image.nonMaxSuppressionPadded unpadded",
    call: (boxes, scores) => nonMaxSuppressionPadded(boxes, scores, 4),
    dtypes: ["float32"],
    domain: [
      { low: 0, high: 1 },
      { low: 0, high: 1 },
    ],
    shapes: [
      [[6, 4], [6]],
      [[0, 4], [0]],
      [[1, 4], [1]],
      [[40, 4], [40]],
    ],
    special: [{ dtype: "float32", inputs: [BOXES, SCORES], expected: [[3, 0, 5], 3] }],
  }),
];
