import { casesOf } from "../define/cases.ts";
import { tanh } from "./tanh.ts";

export const tanhCases = [
  casesOf({
    name: "tanh",
    call: tanh,
    special: [
      {
        inputs: [[-Infinity, -100, -0, 0, 1, 1e-10, Infinity, NaN]],
        expected: [-1, -1, -0, 0, 0.7615941559557649, 1e-10, 1, NaN],
      },
    ],
    differentiable: [0],
  }),
];
