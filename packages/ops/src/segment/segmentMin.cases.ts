import { segmentMin } from "./segmentMin.ts";
import { ROWS, sortedCases, SORTED } from "./segment-cases.ts";

export const segmentMinCases = [
  ...sortedCases("segmentMin", (x, ids) => segmentMin(x, ids), {
    // tf.math.segment_min
    special: [
      {
        inputs: [ROWS, SORTED],
        expected: [
          [0.0, -2.0],
          [0.0, 0.0],
          [0.25, -1.0],
        ],
      },
    ],
  }),
];
