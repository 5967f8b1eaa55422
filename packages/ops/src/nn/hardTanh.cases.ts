import { casesOf } from "../define/cases.ts";
import { hardTanh } from "./hardTanh.ts";

export const hardTanhCases = [
  casesOf({
    name: "hardTanh",
    call: hardTanh,
    domain: { low: -3, high: 3, avoid: [-1, 1] },
    // keras.ops.hard_tanh
    special: [
      {
        inputs: [[-Infinity, -3, -1, -0, 0, 0.5, 1, 40, Infinity, NaN]],
        expected: [-1, -1, -1, -0, 0, 0.5, 1, 1, 1, NaN],
      },
    ],
    differentiable: [0],
  }),
];
