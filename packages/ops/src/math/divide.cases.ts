import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { divide } from "./divide.ts";

export const divideCases = [
  casesOf({
    name: "divide",
    call: divide,
    arity: 2,
    domain: [
      { low: -3, high: 3 },
      { low: 0.5, high: 3 },
    ],
    special: [
      {
        inputs: [
          [1, -1, 0, -0, 0, Infinity, 1, NaN],
          [0, 0, 0, 2, -1, Infinity, Infinity, 1],
        ],
        expected: [Infinity, -Infinity, NaN, -0, -0, NaN, 0, NaN],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "divide integers",
    call: divide,
    arity: 2,
    dtypes: ["int8", "int32", "int64", "uint8"],
    domain: [
      { low: -9, high: 9 },
      { low: 1, high: 5 },
    ],
    special: [
      {
        inputs: [
          [7, -7, 1, 0],
          [2, 2, 0, 0],
        ],
        expected: [3.5, -3.5, Infinity, NaN],
        dtype: "int32",
      },
    ],
  }),
  ...complexCasesOf({
    name: "divide",
    call: divide,
    arity: 2,
    domain: [
      { low: -3, high: 3 },
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
          { re: -1.2000000000000002, im: 1.6 },
          { re: -0.16666666666666666, im: 0.08333333333333333 },
          { re: 0, im: 1 },
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
