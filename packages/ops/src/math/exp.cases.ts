import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
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
  ...complexCasesOf({
    name: "exp",
    call: exp,
    domain: [-3, 3],
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
          { re: -1.1312043837568135, im: 2.4717266720048188 },
          { re: 0.5876750903439226, im: 0.15005808662216327 },
          { re: 0.07312196559805964, im: -0.1138807140643681 },
          { re: -2.095814131749566, im: -0.2987510594071197 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
