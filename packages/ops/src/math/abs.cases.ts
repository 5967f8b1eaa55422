import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { abs } from "./abs.ts";
import { integerEdgeCases } from "./integer-edges.ts";

export const absCases = [
  casesOf({
    name: "abs",
    call: abs,
    dtypes: "number",
    domain: { low: -3, high: 3, avoid: [0] },
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [Infinity, 1, 0, 0, 1, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "abs",
    call: abs,
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
        expected: [2.23606797749979, 0.5590169943749475, 2.23606797749979, 3.092329219213245],
      },
    ],
    differentiable: [0],
  }),
  integerEdgeCases("abs", abs),
];
