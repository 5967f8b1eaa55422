import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { xlogy } from "./xlogy.ts";

export const xlogyCases = [
  casesOf({
    name: "xlogy",
    call: xlogy,
    arity: 2,
    domain: [
      { low: 0.3, high: 3 },
      { low: 0.3, high: 3 },
    ],
    special: [
      {
        inputs: [
          [0, -0, 0, 2, 1, NaN],
          [0, -1, Infinity, 0, -1, 1],
        ],
        expected: [0, 0, 0, -Infinity, NaN, NaN],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({ name: "xlogy of 0", call: (y) => xlogy(0, y), domain: [-3, 3], differentiable: [0] }),
  ...complexCasesOf({
    name: "xlogy",
    call: xlogy,
    arity: 2,
    domain: [
      { low: 0.5, high: 3 },
      { low: 0.5, high: 3 },
    ],
    special: [
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: -0.5, im: 0.25 },
            { re: -2, im: -1 },
          ],
          [
            { re: 0.5, im: -1 },
            { re: 3, im: 0 },
            { re: -1, im: 2 },
          ],
        ],
        expected: [
          { re: 2.3258692112452857, im: -0.8840051664798807 },
          { re: -0.5493061443340549, im: 0.27465307216702745 },
          { re: 0.4250060233616022, im: -4.873606827808455 },
        ],
      },
      { inputs: [[{ re: 0, im: 0 }], [{ re: 0, im: 0 }]], expected: [{ re: 0, im: 0 }] },
    ],
    differentiable: [0, 1],
  }),
];
