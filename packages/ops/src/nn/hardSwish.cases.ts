import { casesOf } from "../define/cases.ts";
import { hardSwish } from "./hardSwish.ts";

export const hardSwishCases = [
  casesOf({
    name: "hardSwish",
    call: hardSwish,
    domain: { low: -5, high: 5, avoid: [-3, 3] },
    // keras.ops.hard_silu
    special: [
      {
        inputs: [[-Infinity, -40, -3, -1.5, -1, -0, 0, 0.5, 3, 40, Infinity, NaN]],
        expected: [
          NaN,
          -0,
          -0,
          -0.375,
          -0.3333333333333333,
          -0,
          0,
          0.2916666666666667,
          3,
          40,
          Infinity,
          NaN,
        ],
      },
    ],
    differentiable: [0],
  }),
];
