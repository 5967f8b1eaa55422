import { casesOf } from "../define/cases.ts";
import { leakyRelu } from "./leakyRelu.ts";

export const leakyReluCases = [
  casesOf({
    name: "leakyRelu",
    call: (x) => leakyRelu(x),
    domain: { low: -3, high: 3, avoid: [0] },
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [-Infinity, -0.2, -0, 0, 1, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "leakyRelu alpha: 0.5",
    call: (x) => leakyRelu(x, { alpha: 0.5 }),
    domain: { low: -3, high: 3, avoid: [0] },
    differentiable: [0],
  }),
];
