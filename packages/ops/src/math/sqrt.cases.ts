import { casesOf } from "../define/cases.ts";
import { sqrt } from "./sqrt.ts";

export const sqrtCases = [
  casesOf({
    name: "sqrt",
    call: sqrt,
    domain: [0.3, 3],
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 4, Infinity, NaN]],
        expected: [NaN, NaN, -0, 0, 2, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
];
