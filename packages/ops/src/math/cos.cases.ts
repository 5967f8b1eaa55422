import { casesOf } from "../define/cases.ts";
import { cos } from "./cos.ts";

export const cosCases = [
  casesOf({
    name: "cos",
    call: cos,
    special: [
      {
        inputs: [[-Infinity, -0, 0, 1, 100, Infinity, NaN]],
        expected: [NaN, 1, 1, 0.5403023058681398, 0.8623188722876839, NaN, NaN],
      },
    ],
    differentiable: [0],
  }),
];
