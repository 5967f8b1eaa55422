import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { integerEdgeCases } from "./integer-edges.ts";
import { square } from "./square.ts";

export const squareCases = [
  casesOf({
    name: "square",
    call: square,
    dtypes: "number",
    special: [{ inputs: [[-Infinity, -3, -0, NaN]], expected: [Infinity, 9, 0, NaN] }],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "square",
    call: square,
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
          { re: -3, im: 4 },
          { re: 0.1875, im: -0.25 },
          { re: 3, im: 4 },
          { re: -8.4375, im: -4.5 },
        ],
      },
    ],
    differentiable: [0],
  }),
  integerEdgeCases("square", square),
];
