import { unsortedSegmentMin } from "./unsortedSegmentMin.ts";
import { ROWS, unsortedCases, UNSORTED } from "./segment-cases.ts";

export const unsortedSegmentMinCases = [
  ...unsortedCases("unsortedSegmentMin", unsortedSegmentMin, {
    // tf.math.unsorted_segment_min
    special: [
      {
        inputs: [ROWS, UNSORTED],
        expected: [
          [0.0, -1.0],
          [1.7976931348623157e308, 1.7976931348623157e308],
          [1.5, -2.0],
          [1.7976931348623157e308, 1.7976931348623157e308],
        ],
      },
      {
        inputs: [
          [1, 2, 3],
          [0, -1, 0],
        ],
        expected: [1, 2147483647, 2147483647, 2147483647],
        dtype: "int32",
      },
    ],
  }),
];
