import { unsortedSegmentSqrtN } from "./unsortedSegmentSqrtN.ts";
import { ROWS, unsortedCases, UNSORTED } from "./segment-cases.ts";

export const unsortedSegmentSqrtNCases = [
  ...unsortedCases("unsortedSegmentSqrtN", unsortedSegmentSqrtN, {
    dtypes: "float",
    complex: true,
    // tf.math.unsorted_segment_sqrt_n
    special: [
      {
        inputs: [ROWS, UNSORTED],
        expected: [
          [4.949747468305833, 2.1213203435596424],
          [0.0, 0.0],
          [3.181980515339464, Math.SQRT2],
          [0.0, 0.0],
        ],
      },
    ],
  }),
];
