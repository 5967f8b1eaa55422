import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { tanh } from "./tanh.ts";

export const tanhCases = [
  casesOf({
    name: "tanh",
    call: tanh,
    special: [
      {
        inputs: [[-Infinity, -100, -0, 0, 1, 1e-10, Infinity, NaN]],
        expected: [-1, -1, -0, 0, 0.7615941559557649, 1e-10, 1, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "tanh",
    call: tanh,
    domain: [-1.2, 1.2],
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
          { re: 1.16673625724092, im: -0.2434582011857253 },
          { re: -0.4854872810241353, im: 0.19805544995134955 },
          { re: -1.0147936161466335, im: -0.03381282607989669 },
          { re: 0.6427858400872474, im: 0.08434981388349302 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
