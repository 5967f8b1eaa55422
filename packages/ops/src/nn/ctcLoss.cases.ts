import { casesOf } from "../define/cases.ts";
import { ctcLoss } from "./ctcLoss.ts";

const LOGITS = [
  [
    [2.04, -2.56, 0.42],
    [-0.57, -0.45, -0.22],
  ],
  [
    [-2.02, -0.23, -0.87],
    [3.32, 0.23, -0.35],
  ],
  [
    [-0.28, -0.67, -1.06],
    [-0.39, 0.48, -0.24],
  ],
  [
    [0.96, -0.2, 0.02],
    [1.55, 0.55, -0.51],
  ],
];

// Special values are from tf.nn.ctc_loss.
export const ctcLossCases = [
  casesOf({
    name: "ctcLoss",
    call: (labels, logits) => ctcLoss(labels, logits, [2, 1], [4, 3]),
    domain: [
      { low: 1, high: 2, integer: true, dtype: "int32" },
      { low: -3, high: 3 },
    ],
    shapes: [
      [
        [2, 2],
        [4, 2, 3],
      ],
      [
        [2, 3],
        [5, 2, 4],
      ],
    ],
    special: [
      {
        inputs: [
          [
            [1, 2],
            [1, 1],
          ],
          LOGITS,
        ],
        expected: [1.7003140449523926, 1.5033378601074219],
        dtype: "float32",
      },
    ],
    differentiable: [1],
  }),
  casesOf({
    name: "ctcLoss blankIndex",
    call: (labels, logits) => ctcLoss(labels, logits, [2, 1], [4, 3], { blankIndex: -1 }),
    domain: [
      { low: 0, high: 1, integer: true, dtype: "int64" },
      { low: -3, high: 3 },
    ],
    shapes: [
      [
        [2, 2],
        [4, 2, 3],
      ],
    ],
    special: [
      {
        inputs: [
          [
            [0n, 1n],
            [0n, 0n],
          ],
          LOGITS,
        ],
        expected: [1.8235461711883545, 1.1825695037841797],
        dtype: "float32",
      },
    ],
    differentiable: [1],
  }),
  casesOf({
    name: "ctcLoss by batch",
    call: (labels, logits) => ctcLoss(labels, logits, [2], [3], { logitsTimeMajor: false }),
    domain: [
      { low: 1, high: 2, integer: true, dtype: "int32" },
      { low: -3, high: 3 },
    ],
    shapes: [
      [
        [1, 2],
        [1, 3, 3],
      ],
      [
        [1, 4],
        [1, 6, 5],
      ],
    ],
    special: [
      {
        inputs: [
          [[1, 1]],
          [
            [
              [2.04, -2.56, 0.42],
              [-2.02, -0.23, -0.87],
              [-0.28, -0.67, -1.06],
            ],
          ],
        ],
        expected: [8.254850387573242],
        dtype: "float32",
      },
    ],
    differentiable: [1],
  }),
  casesOf({
    name: "ctcLoss of no labels",
    call: (labels, logits) => ctcLoss(labels, logits, [0, 0], [4, 3]),
    domain: [
      { low: 1, high: 2, integer: true, dtype: "int32" },
      { low: -3, high: 3 },
    ],
    shapes: [
      [
        [2, 2],
        [4, 2, 3],
      ],
      [
        [2, 0],
        [4, 2, 3],
      ],
    ],
    special: [
      {
        inputs: [
          [
            [1, 2],
            [1, 1],
          ],
          LOGITS,
        ],
        expected: [3.797895908355713, 2.849403381347656],
        dtype: "float32",
      },
    ],
    differentiable: [1],
  }),
];
