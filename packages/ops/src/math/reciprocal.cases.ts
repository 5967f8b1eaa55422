import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { reciprocal } from "./reciprocal.ts";

export const reciprocalCases = [
  casesOf({
    name: "reciprocal",
    call: reciprocal,
    domain: [0.3, 3],
    special: [
      {
        inputs: [[-Infinity, -0, 0, 2, Infinity, NaN]],
        expected: [-0, -Infinity, Infinity, 0.5, 0, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "reciprocal",
    call: reciprocal,
    domain: [0.5, 3],
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
          { re: 0.2, im: -0.4 },
          { re: -1.6, im: -0.8 },
          { re: -0.4, im: 0.2 },
          { re: 0.0784313725490196, im: 0.3137254901960784 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
