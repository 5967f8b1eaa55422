import { casesOf } from "../define/cases.ts";
import { normalizeMoments } from "./normalizeMoments.ts";

export const normalizeMomentsCases = [
  casesOf({
    name: "normalizeMoments",
    call: normalizeMoments,
    domain: [
      { low: 3, high: 9 },
      { low: -3, high: 3 },
    ],
    shapes: [
      [[], [], [], []],
      [[], [7], [7], [7]],
      [[], [3, 5], [3, 5], [5]],
    ],
    // tf.nn.normalize_moments
    special: [
      {
        inputs: [3, [6, 16], [14, 90], [1, 2]],
        expected: [
          [3, 7.333333333333333],
          [0.6666666666666661, 1.5555555555555571],
        ],
      },
    ],
    tolerance: { float64: 1e-12 },
    differentiable: [0, 1, 2, 3],
  }),
  casesOf({
    name: "normalizeMoments without shift",
    call: (counts, sum, sumOfSquares) => normalizeMoments(counts, sum, sumOfSquares, null),
    domain: [
      { low: 3, high: 9 },
      { low: -3, high: 3 },
    ],
    shapes: [[[], [7], [7]]],
    // tf.nn.normalize_moments
    special: [
      {
        inputs: [3, [6, 16], [14, 90]],
        expected: [
          [2, 5.333333333333333],
          [0.6666666666666661, 1.5555555555555571],
        ],
      },
    ],
    differentiable: [1, 2],
  }),
];
