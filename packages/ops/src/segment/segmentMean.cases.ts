import { segmentMean } from "./segmentMean.ts";
import { ROWS, sortedCases, SORTED } from "./segment-cases.ts";

export const segmentMeanCases = [
  ...sortedCases("math.segmentMean", (x, ids) => segmentMean(x, ids), {
    complex: true,
    // tf.math.segment_mean
    special: [
      {
        inputs: [ROWS, SORTED],
        expected: [
          [0.75, 1.0],
          [0.0, 0.0],
          [3.4166666666666665, 0.8333333333333334],
        ],
      },
      {
        inputs: [
          [-3, -4, 1],
          [0, 0, 1],
        ],
        expected: [-3, 1],
        dtype: "int32",
      },
    ],
  }),
];
