import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { sqrt } from "./sqrt.ts";

export const sqrtCases = [
  casesOf({
    name: "sqrt",
    call: sqrt,
    domain: [0.3, 3],
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 4, Infinity, NaN]],
        expected: [NaN, NaN, -0, 0, 2, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "sqrt",
    call: sqrt,
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
          { re: 1.272019649514069, im: 0.7861513777574233 },
          { re: 0.17178037486125622, im: 0.7276733451126774 },
          { re: 0.34356074972251244, im: -1.455346690225355 },
          { re: 1.3860608246417696, im: -1.0822035897217412 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
