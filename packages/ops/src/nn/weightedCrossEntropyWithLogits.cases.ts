import { casesOf } from "../define/cases.ts";
import { weightedCrossEntropyWithLogits } from "./weightedCrossEntropyWithLogits.ts";

export const weightedCrossEntropyWithLogitsCases = [
  casesOf({
    name: "weightedCrossEntropyWithLogits",
    call: weightedCrossEntropyWithLogits,
    domain: [
      { low: 0, high: 1, avoid: [0, 1] },
      { low: -3, high: 3 },
      { low: 0.2, high: 3 },
    ],
    shapes: [
      [[], [], []],
      [[0], [0], []],
      [[7], [7], [1]],
      [[3, 5], [3, 5], [5]],
      [[4099], [4099], []],
    ],
    // tf.nn.weighted_cross_entropy_with_logits
    special: [
      {
        inputs: [
          [0, 0, 0, 0, 0, 0, 0, 0, 0],
          [-Infinity, -800, -1, -0, 0, 2, 800, Infinity, NaN],
          2.5,
        ],
        expected: [
          NaN,
          0,
          0.3132616875182228,
          Math.LN2,
          Math.LN2,
          2.1269280110429727,
          800,
          Infinity,
          NaN,
        ],
      },
      {
        inputs: [
          [1, 1, 1, 1, 1, 1, 1, 1, 1],
          [-Infinity, -800, -1, -0, 0, 2, 800, Infinity, NaN],
          2.5,
        ],
        expected: [
          NaN,
          2000,
          3.283154218795557,
          1.7328679513998633,
          1.7328679513998633,
          0.3173200276074312,
          0,
          NaN,
          NaN,
        ],
      },
      {
        inputs: [[0.3, 0.3, 0.3, 0.3], [-800, -1, 2, 800], 2.5],
        expected: [600, 1.204229446901423, 1.58404561601231, 560],
      },
    ],
    differentiable: [0, 1, 2],
  }),
];
