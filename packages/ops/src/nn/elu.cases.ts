import { casesOf } from "../define/cases.ts";
import { elu } from "./elu.ts";

export const eluCases = [
  casesOf({
    name: "elu",
    call: elu,
    domain: { low: -3, high: 3, avoid: [0] },
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [-1, -0.6321205588285577, -0, 0, 1, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
];
