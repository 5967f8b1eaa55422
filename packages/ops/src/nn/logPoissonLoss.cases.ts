import { casesOf } from "../define/cases.ts";
import { logPoissonLoss } from "./logPoissonLoss.ts";

export const logPoissonLossCases = [
  casesOf({
    name: "logPoissonLoss",
    call: (targets, logInput) => logPoissonLoss(targets, logInput),
    shapes: [
      [[], []],
      [[0], [0]],
      [[7], [7]],
      [
        [3, 5],
        [3, 5],
      ],
      [[4099], [4099]],
    ],
    // tf.nn.log_poisson_loss
    special: [
      {
        inputs: [
          [0, 1, 2, 5, 0.5, NaN],
          [0, -1, 2, 1.5, -Infinity, 1],
        ],
        expected: [1, 1.3678794411714423, 3.3890560989306504, -3.0183109296619355, Infinity, NaN],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "logPoissonLoss computeFullLoss",
    call: (targets, logInput) => logPoissonLoss(targets, logInput, { computeFullLoss: true }),
    domain: [
      { low: 0, high: 6, avoid: [0, 1] },
      { low: -3, high: 3 },
    ],
    shapes: [
      [[], []],
      [[7], [7]],
      [
        [3, 5],
        [3, 5],
      ],
    ],
    // tf.nn.log_poisson_loss(compute_full_loss=True)
    special: [
      {
        inputs: [
          [0, 1, 2, 5, 0.5, 1.5, NaN],
          [0, -1, 2, 1.5, -1, 3, 1],
        ],
        expected: [
          1,
          1.3678794411714423,
          4.040862583535186,
          1.752536121930289,
          0.8678794411714423,
          15.81540567260867,
          NaN,
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
