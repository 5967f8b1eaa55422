import { segmentMax } from "./segmentMax.ts";
import { ROWS, sortedCases, SORTED } from "./segment-cases.ts";

export const segmentMaxCases = [
  ...sortedCases("segmentMax", (x, ids) => segmentMax(x, ids), {
    // tf.math.segment_max
    special: [
      {
        inputs: [ROWS, SORTED],
        expected: [
          [1.5, 4.0],
          [0.0, 0.0],
          [7.0, 4.0],
        ],
      },
      {
        inputs: [
          [-Infinity, Infinity, -1],
          [0, 1, 1],
        ],
        expected: [-Infinity, Infinity],
      },
      {
        inputs: [
          [-3, -4, 1],
          [1, 1, 3],
        ],
        expected: [0, -3, 0, 1],
        dtype: "int32",
      },
    ],
  }),
];
