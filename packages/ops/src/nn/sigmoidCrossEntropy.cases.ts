import { casesOf } from "../define/cases.ts";
import { sigmoidCrossEntropy } from "./sigmoidCrossEntropy.ts";

export const sigmoidCrossEntropyCases = [
  casesOf({
    name: "sigmoidCrossEntropy",
    call: sigmoidCrossEntropy,
    domain: [
      { low: 0, high: 1 },
      { low: -8, high: 8, avoid: [0] },
    ],
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
    // -log(scipy.special.expit(±x)).
    special: [
      {
        inputs: [
          [0, 1, 0.25, 0, 1, 1],
          [0, 2, -3, 1000, -1000, 40],
        ],
        expected: [
          Math.LN2,
          0.1269280110429725,
          0.798587351573742,
          1000,
          1000,
          4.248354255291589e-18,
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
