import { casesOf } from "../define/cases.ts";
import { log1p } from "./log1p.ts";

export const log1pCases = [
  casesOf({
    name: "log1p",
    call: log1p,
    domain: [-0.7, 3],
    special: [
      {
        inputs: [[-2, -1, -0, 1e-10, 1, Infinity, NaN]],
        expected: [NaN, -Infinity, -0, 9.999999999500001e-11, Math.LN2, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
];
