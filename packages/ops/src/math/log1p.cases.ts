import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
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
  ...complexCasesOf({
    name: "log1p",
    call: log1p,
    domain: [-3, -0.3],
    special: [
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: -0.5, im: 0.25 },
            { re: -2, im: -1 },
            { re: 0.75, im: -3 },
          ],
        ],
        expected: [
          { re: 1.039720770839918, im: 0.7853981633974483 },
          { re: -0.5815754049028404, im: 0.4636476090008061 },
          { re: 0.34657359027997264, im: -2.356194490192345 },
          { re: 1.2450507333325522, im: -1.042721878368537 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
