import { casesOf } from "../define/cases.ts";
import { nonMaxSuppression } from "./nonMaxSuppression.ts";

const BOXES = [
  [0, 0, 1, 1],
  [0, 0.100000001, 1, 1.10000002],
  [0, -0.100000001, 1, 0.899999976],
  [0, 10, 1, 11],
  [0, 10.1000004, 1, 11.1000004],
  [0, 100, 1, 101],
];
const SCORES = [0.899999976, 0.75, 0.600000024, 0.949999988, 0.5, 0.300000012];

// Special values: TensorFlow's, tf.image.non_max_suppression.
export const imageNonMaxSuppressionCases = [
  casesOf({
    name: "image.nonMaxSuppression",
    call: (boxes, scores) => nonMaxSuppression(boxes, scores, 3),
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
    special: [{ dtype: "float32", inputs: [BOXES, SCORES], expected: [3, 0, 5] }],
  }),
  casesOf({
    name: "image.nonMaxSuppression thresholds",
    call: (boxes, scores) =>
      nonMaxSuppression(boxes, scores, 30, { iouThreshold: 0.9, scoreThreshold: 0.4 }),
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
    special: [
      { dtype: "float32", inputs: [BOXES, SCORES], expected: [3, 0, 1, 2, 4] },
      {
        dtype: "float32",
        inputs: [
          [
            [1, 0, 0, 1],
            [1, 0.100000001, 0, 1.10000002],
            [1, -0.100000001, 0, 0.899999976],
            [1, 10, 0, 11],
            [1, 10.1000004, 0, 11.1000004],
            [1, 100, 0, 101],
          ],
          [0.899999976, 0.75, 0.600000024, 0.949999988, 0.5, 0.300000012],
        ],
        expected: [3, 0, 1, 2, 4],
      },
    ],
  }),
];
