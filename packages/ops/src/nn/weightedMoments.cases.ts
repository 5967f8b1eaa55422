import { casesOf } from "../define/cases.ts";
import { weightedMoments } from "./weightedMoments.ts";

export const weightedMomentsCases = [
  casesOf({
    name: "weightedMoments axis 1",
    call: (x, weights) => weightedMoments(x, 1, weights),
    domain: [
      { low: -3, high: 3 },
      { low: 0.2, high: 2 },
    ],
    shapes: [
      [
        [2, 3],
        [2, 3],
      ],
      [[3, 0], [1]],
      [
        [2, 3, 4],
        [3, 1],
      ],
      [[33, 65], [65]],
    ],
    // tf.nn.weighted_moments
    special: [
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 7],
          ],
          [
            [1, 0.5, 2],
            [0, 1, 1],
          ],
        ],
        expected: [
          [2.2857142857142856, 6],
          [0.7755102040816327, 1],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "weightedMoments keepDims",
    call: (x, weights) => weightedMoments(x, null, weights, { keepDims: true }),
    domain: [
      { low: -3, high: 3 },
      { low: 0.2, high: 2 },
    ],
    shapes: [
      [
        [2, 3],
        [2, 1],
      ],
      [[7], []],
    ],
    // tf.nn.weighted_moments
    special: [
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 7],
          ],
          [[1], [2]],
        ],
        expected: [[[4.222222222222222]], [[3.728395061728395]]],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "weightedMoments axis 0",
    call: (x, weights) => weightedMoments(x, 0, weights),
    shapes: [[[2, 3], [3]]],
    domain: [
      { low: -3, high: 3 },
      { low: 0.2, high: 2 },
    ],
    // tf.nn.weighted_moments
    special: [
      {
        inputs: [
          [1, 2],
          [0, 0],
        ],
        expected: [0, 0],
      },
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 7],
          ],
          [1, 2, 3],
        ],
        expected: [
          [2.5, 3.5, 5],
          [2.25, 2.25, 4],
        ],
      },
    ],
  }),
];
