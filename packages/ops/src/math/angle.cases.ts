import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { angle } from "./angle.ts";

export const angleCases = [
  casesOf({
    name: "angle",
    call: angle,
    dtypes: "float",
    domain: { low: -3, high: 3, avoid: [0] },
    special: [
      {
        inputs: [[2, -2, 0, Infinity, -Infinity, NaN]],
        expected: [0, Math.PI, 0, 0, Math.PI, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "angle",
    call: angle,
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
        expected: [1.1071487177940904, 2.677945044588987, -2.677945044588987, -1.3258176636680326],
      },
    ],
    differentiable: [0],
  }),
];
