import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { cosh } from "./cosh.ts";

export const coshCases = [
  casesOf({
    name: "cosh",
    call: cosh,
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [Infinity, 1.5430806348152437, 1, 1, 1.5430806348152437, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "cosh",
    call: cosh,
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
          { re: -0.64214812471552, im: 1.0686074213827783 },
          { re: 1.0925708047319176, im: -0.12892104172809826 },
          { re: 2.0327230070196656, im: 3.0518977991518 },
          { re: -1.2817267373040948, im: -0.11604534383854799 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
