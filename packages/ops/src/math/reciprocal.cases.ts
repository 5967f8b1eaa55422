import { casesOf } from "../define/cases.ts";
import { reciprocal } from "./reciprocal.ts";

export const reciprocalCases = [
  casesOf({
    name: "reciprocal",
    call: reciprocal,
    domain: [0.3, 3],
    special: [
      {
        inputs: [[-Infinity, -0, 0, 2, Infinity, NaN]],
        expected: [-0, -Infinity, Infinity, 0.5, 0, NaN],
      },
    ],
    differentiable: [0],
  }),
];
