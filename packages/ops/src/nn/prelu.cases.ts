import { casesOf } from "../define/cases.ts";
import { prelu } from "./prelu.ts";

export const preluCases = [
  casesOf({
    name: "prelu",
    call: prelu,
    domain: [
      { low: -3, high: 3, avoid: [0] },
      { low: 0, high: 1 },
    ],
    shapes: [
      [[], []],
      [[0], [0]],
      [[7], [7]],
      [[3, 5], []],
      [[3, 5], [5]],
      [
        [2, 3, 4],
        [3, 1],
      ],
      [[4099], [1]],
    ],
    // relu(x) - alpha · relu(-x), as keras.layers.PReLU
    special: [
      {
        inputs: [[-Infinity, -40, -3, -1.5, -1, 0, 0.5, Infinity, NaN], 0.25],
        expected: [-Infinity, -10, -0.75, -0.375, -0.25, 0, 0.5, Infinity, NaN],
      },
    ],
    differentiable: [0, 1],
  }),
];
