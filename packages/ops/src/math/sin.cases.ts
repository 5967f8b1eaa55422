import { casesOf } from "../define/cases.ts";
import { sin } from "./sin.ts";

export const sinCases = [
  casesOf({
    name: "sin",
    call: sin,
    special: [
      {
        inputs: [[-Infinity, -0, 0, 1, 100, Infinity, NaN]],
        expected: [NaN, -0, 0, 0.8414709848078965, -0.5063656411097588, NaN, NaN],
      },
    ],
    differentiable: [0],
  }),
];
