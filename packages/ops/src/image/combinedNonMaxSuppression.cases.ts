import { casesOf } from "../define/cases.ts";
import { combinedNonMaxSuppression } from "./combinedNonMaxSuppression.ts";

// Special values: TensorFlow's, tf.image.combined_non_max_suppression.
export const imageCombinedNonMaxSuppressionCases = [
  casesOf({
    name: "image.combinedNonMaxSuppression",
    call: (boxes, scores) => combinedNonMaxSuppression(boxes, scores, 3, 5),
    dtypes: ["float32"],
    domain: [
      { low: 0, high: 1 },
      { low: 0, high: 1 },
    ],
    shapes: [
      [
        [2, 5, 1, 4],
        [2, 5, 3],
      ],
      [
        [1, 6, 2, 4],
        [1, 6, 2],
      ],
      [
        [0, 5, 1, 4],
        [0, 5, 3],
      ],
    ],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [
              [
                [0, 0, 1, 1],
                [0, 0, 0.5, 0.5],
              ],
              [
                [0, 0.100000001, 1, 1.10000002],
                [0, 0.0500000007, 0.5, 0.550000012],
              ],
              [
                [0, -0.100000001, 1, 0.899999976],
                [0, -0.0500000007, 0.5, 0.449999988],
              ],
              [
                [0, 10, 1, 11],
                [0, 5, 0.5, 5.5],
              ],
            ],
          ],
          [
            [
              [0.512000024, 0.949999988],
              [0.143999994, 0.949000001],
              [0.312000006, 0.423000008],
              [0.828000009, 0.409000009],
            ],
          ],
        ],
        expected: [
          [
            [
              [0, 0, 0.5, 0.5],
              [0, 1, 1, 1],
              [0, 0, 1, 1],
              [0, 1, 0.5, 1],
              [0, 0, 0, 0],
            ],
          ],
          [[0.949999988, 0.828000009, 0.512000024, 0.409000009, 0]],
          [[1, 0, 0, 1, 0]],
          [4],
        ],
      },
    ],
  }),
  casesOf({
    name: "image.combinedNonMaxSuppression padPerClass",
    call: (boxes, scores) =>
      combinedNonMaxSuppression(boxes, scores, 2, 9, {
        padPerClass: true,
        clipBoxes: false,
        scoreThreshold: 0.3,
      }),
    dtypes: ["float32"],
    domain: [
      { low: 0, high: 1 },
      { low: 0, high: 1 },
    ],
    shapes: [
      [
        [2, 5, 1, 4],
        [2, 5, 3],
      ],
    ],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [
              [
                [0, 0, 1, 1],
                [0, 0, 0.5, 0.5],
              ],
              [
                [0, 0.100000001, 1, 1.10000002],
                [0, 0.0500000007, 0.5, 0.550000012],
              ],
              [
                [0, -0.100000001, 1, 0.899999976],
                [0, -0.0500000007, 0.5, 0.449999988],
              ],
              [
                [0, 10, 1, 11],
                [0, 5, 0.5, 5.5],
              ],
            ],
          ],
          [
            [
              [0.512000024, 0.949999988],
              [0.143999994, 0.949000001],
              [0.312000006, 0.423000008],
              [0.828000009, 0.409000009],
            ],
          ],
        ],
        expected: [
          [
            [
              [0, 0, 0.5, 0.5],
              [0, 10, 1, 11],
              [0, 0, 1, 1],
              [0, 5, 0.5, 5.5],
            ],
          ],
          [[0.949999988, 0.828000009, 0.512000024, 0.409000009]],
          [[1, 0, 0, 1]],
          [4],
        ],
      },
    ],
  }),
];
