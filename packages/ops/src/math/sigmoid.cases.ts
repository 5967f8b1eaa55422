import { casesOf } from "../define/cases.ts";
import { sigmoid } from "./sigmoid.ts";

export const sigmoidCases = [
  casesOf({
    name: "sigmoid",
    call: sigmoid,
    domain: [-20, 20],
    special: [
      {
        inputs: [[-Infinity, -0, 1, 800, Infinity, NaN]],
        expected: [0, 0.5, 0.7310585786300049, 1, 1, NaN],
      },
    ],
    differentiable: [0],
  }),
];
