import { segmentSum } from "./segmentSum.ts";
import { ROWS, sortedCases, SORTED } from "./segment-cases.ts";

export const segmentSumCases = [
  ...sortedCases("math.segmentSum", (x, ids) => segmentSum(x, ids), {
    complex: true,
    // tf.math.segment_sum
    special: [
      {
        inputs: [ROWS, SORTED],
        expected: [
          [1.5, 2.0],
          [0.0, 0.0],
          [10.25, 2.5],
        ],
      },
      { inputs: [[], []], expected: [] },
    ],
  }),
];
