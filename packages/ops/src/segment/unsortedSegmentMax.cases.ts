import { unsortedSegmentMax } from "./unsortedSegmentMax.ts";
import { ROWS, unsortedCases, UNSORTED } from "./segment-cases.ts";

export const unsortedSegmentMaxCases = [
  ...unsortedCases("unsortedSegmentMax", unsortedSegmentMax, {
    // tf.math.unsorted_segment_max
    special: [
      {
        inputs: [ROWS, UNSORTED],
        expected: [
          [7.0, 4.0],
          [-1.7976931348623157e308, -1.7976931348623157e308],
          [3.0, 4.0],
          [-1.7976931348623157e308, -1.7976931348623157e308],
        ],
      },
      {
        inputs: [
          [1, 2, 3],
          [0, -1, 0],
        ],
        expected: [3, -2147483648, -2147483648, -2147483648],
        dtype: "int32",
      },
    ],
  }),
];
