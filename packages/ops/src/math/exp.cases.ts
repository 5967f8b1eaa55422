import { casesOf } from "../define/cases.ts";
import { exp } from "./exp.ts";

export const expCases = [
  casesOf({
    name: "exp",
    call: exp,
    special: [
      {
        inputs: [[-Infinity, -1000, -0, 0, 1, 1000, Infinity, NaN]],
        expected: [0, 0, 1, 1, Math.E, Infinity, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
];
