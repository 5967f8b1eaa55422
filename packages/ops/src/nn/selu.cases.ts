import { casesOf } from "../define/cases.ts";
import { selu } from "./selu.ts";

export const seluCases = [
  casesOf({
    name: "selu",
    call: selu,
    domain: { low: -3, high: 3, avoid: [0] },
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [
          -1.7580993408473766,
          -1.1113307378125625,
          -0,
          0,
          1.0507009873554805,
          Infinity,
          NaN,
        ],
      },
    ],
    differentiable: [0],
  }),
];
