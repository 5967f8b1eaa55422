import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { atan } from "./atan.ts";

export const atanCases = [
  casesOf({
    name: "atan",
    call: atan,
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [-Math.PI / 2, -0.7853981633974483, -0, 0, 0.7853981633974483, Math.PI / 2, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "atan",
    call: atan,
    domain: [1.2, 3],
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
          { re: 1.3389725222944935, im: 0.40235947810852507 },
          { re: -0.4842544903299662, im: 0.20058661813123432 },
          { re: -1.1780972450961724, im: -0.17328679513998632 },
          { re: 1.4840849666574578, im: -0.32231759620945777 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
