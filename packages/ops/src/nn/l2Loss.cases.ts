import { casesOf } from "../define/cases.ts";
import { l2Loss } from "./l2Loss.ts";

export const l2LossCases = [
  casesOf({
    name: "l2Loss",
    call: l2Loss,
    // tf.nn.l2_loss
    special: [
      { inputs: [[1, -2, 3]], expected: 7 },
      { inputs: [[]], expected: 0 },
      { inputs: [[Infinity, 1]], expected: Infinity },
      { inputs: [[NaN, 1]], expected: NaN },
    ],
    differentiable: [0],
  }),
];
