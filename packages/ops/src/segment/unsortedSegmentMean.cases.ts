import { unsortedSegmentMean } from "./unsortedSegmentMean.ts";
import { ROWS, unsortedCases, UNSORTED } from "./segment-cases.ts";

export const unsortedSegmentMeanCases = [
  ...unsortedCases("unsortedSegmentMean", unsortedSegmentMean, {
    dtypes: "float",
    complex: true,
    // tf.math.unsorted_segment_mean
    special: [
      {
        inputs: [ROWS, UNSORTED],
        expected: [
          [3.5, 1.5],
          [0.0, 0.0],
          [2.25, 1.0],
          [0.0, 0.0],
        ],
      },
    ],
  }),
];
