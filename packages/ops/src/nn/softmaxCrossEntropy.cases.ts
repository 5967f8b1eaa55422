import { casesOf } from "../define/cases.ts";
import { softmaxCrossEntropy } from "./softmaxCrossEntropy.ts";

const domain = [
  { low: 0.05, high: 1 },
  { low: -3, high: 3 },
];

export const softmaxCrossEntropyCases = [
  casesOf({
    name: "softmaxCrossEntropy",
    call: (labels, logits) => softmaxCrossEntropy(labels, logits),
    domain,
    shapes: [
      [[3], [3]],
      [
        [4, 5],
        [4, 5],
      ],
      [
        [0, 3],
        [0, 3],
      ],
      [
        [2, 3, 4],
        [2, 3, 4],
      ],
      [
        [65, 33],
        [65, 33],
      ],
    ],
    // Finite ones from scipy.special.log_softmax.
    special: [
      {
        inputs: [
          [0.2, 0.3, 0.5],
          [1, 2, 3],
        ],
        expected: 1.1076059644443805,
      },
      {
        inputs: [
          [0, 1, 0],
          [1000, 1000.5, 999],
        ],
        expected: 0.6041306053367284,
      },
      {
        inputs: [
          [0, 1],
          [-1e30, 1e30],
        ],
        expected: 0,
      },
      {
        inputs: [
          [1, 0],
          [-1000, 1000],
        ],
        expected: 2000,
      },
      {
        inputs: [
          [1, 0],
          [3, -Infinity],
        ],
        expected: 0,
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "softmaxCrossEntropy axis 0",
    call: (labels, logits) => softmaxCrossEntropy(labels, logits, { axis: 0 }),
    domain,
    shapes: [
      [
        [4, 5],
        [4, 5],
      ],
      [
        [2, 3, 4],
        [2, 3, 4],
      ],
    ],
    differentiable: [0, 1],
  }),
];
