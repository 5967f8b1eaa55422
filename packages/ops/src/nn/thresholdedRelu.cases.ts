import { casesOf } from "../define/cases.ts";
import { thresholdedRelu } from "./thresholdedRelu.ts";

export const thresholdedReluCases = [
  casesOf({
    name: "thresholdedRelu",
    call: (x) => thresholdedRelu(x),
    domain: { low: -3, high: 3, avoid: [1] },
    // keras.ops.threshold(x, 1, 0)
    special: [
      {
        inputs: [[-Infinity, -3, -0, 0, 0.5, 1, 3, Infinity, NaN]],
        expected: [0, 0, 0, 0, 0, 0, 3, Infinity, 0],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "thresholdedRelu theta: -0.5",
    call: (x) => thresholdedRelu(x, { theta: -0.5 }),
    domain: { low: -3, high: 3, avoid: [-0.5] },
    special: [{ inputs: [[-1, -0.5, -0.25, 2]], expected: [0, 0, -0.25, 2] }],
    differentiable: [0],
  }),
];
