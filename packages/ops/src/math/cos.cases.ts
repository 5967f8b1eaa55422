import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { cos } from "./cos.ts";

export const cosCases = [
  casesOf({
    name: "cos",
    call: cos,
    special: [
      {
        inputs: [[-Infinity, -0, 0, 1, 100, Infinity, NaN]],
        expected: [NaN, 1, 1, 0.5403023058681398, 0.8623188722876839, NaN, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "cos",
    call: cos,
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
          { re: 2.0327230070196656, im: -3.0518977991518 },
          { re: 0.9051501505596068, im: 0.12110879604381165 },
          { re: -0.64214812471552, im: -1.0686074213827783 },
          { re: 7.366396217894588, im: 6.828571843588534 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
