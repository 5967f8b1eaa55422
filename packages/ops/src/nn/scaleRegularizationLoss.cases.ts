import { casesOf } from "../define/cases.ts";
import { scaleRegularizationLoss } from "./scaleRegularizationLoss.ts";

export const scaleRegularizationLossCases = [
  casesOf({
    name: "scaleRegularizationLoss",
    call: scaleRegularizationLoss,
    // tf.nn.scale_regularization_loss
    special: [{ inputs: [[1, 2]], expected: 3 }],
    differentiable: [0],
  }),
];
