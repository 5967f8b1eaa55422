import { casesOf } from "../define/cases.ts";
import { nonMaxSuppressionOverlaps } from "./nonMaxSuppressionOverlaps.ts";

// Special values: TensorFlow's, tf.image.non_max_suppression_overlaps.
export const imageNonMaxSuppressionOverlapsCases = [
  casesOf({
    name: "image.nonMaxSuppressionOverlaps",
    call: (overlaps, scores) =>
      nonMaxSuppressionOverlaps(overlaps, scores, 4, { overlapThreshold: 0.4 }),
    dtypes: ["float32"],
    domain: [
      { low: 0, high: 1 },
      { low: 0, high: 1 },
    ],
    shapes: [
      [[6, 6], [6]],
      [[0, 0], [0]],
    ],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [0.512000024, 0.949999988, 0.143999994, 0.949000001],
            [0.312000006, 0.423000008, 0.828000009, 0.409000009],
            [0.550000012, 0.0280000009, 0.754000008, 0.537999988],
            [0.330000013, 0.787999988, 0.303000003, 0.453000009],
          ],
          [0.899999976, 0.75, 0.600000024, 0.949999988],
        ],
        expected: [3],
      },
    ],
  }),
];
