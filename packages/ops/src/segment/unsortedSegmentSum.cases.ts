import { unsortedSegmentSum } from "./unsortedSegmentSum.ts";
import { ROWS, unsortedCases, UNSORTED } from "./segment-cases.ts";

export const unsortedSegmentSumCases = [
  ...unsortedCases("unsortedSegmentSum", unsortedSegmentSum, {
    complex: true,
    // tf.math.unsorted_segment_sum
    special: [
      {
        inputs: [ROWS, UNSORTED],
        expected: [
          [7.0, 3.0],
          [0.0, 0.0],
          [4.5, 2.0],
          [0.0, 0.0],
        ],
      },
    ],
  }),
];
