import { casesOf } from "../define/cases.ts";
import { log } from "./log.ts";

export const logCases = [
  casesOf({
    name: "log",
    call: log,
    domain: [0.3, 3],
    special: [
      {
        inputs: [[-1, -0, 0, 1, 10, Infinity, NaN]],
        expected: [NaN, -Infinity, -Infinity, 0, Math.LN10, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
];
