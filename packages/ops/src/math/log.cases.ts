import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
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
  ...complexCasesOf({
    name: "log",
    call: log,
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
          { re: 0.8047189562170503, im: 1.1071487177940904 },
          { re: -0.5815754049028404, im: 2.677945044588987 },
          { re: 0.8047189562170503, im: -2.677945044588987 },
          { re: 1.128924599576327, im: -1.3258176636680326 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
