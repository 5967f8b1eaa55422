import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { integerEdgeCases } from "./integer-edges.ts";
import { pow } from "./pow.ts";

export const powCases = [
  casesOf({
    name: "pow",
    call: pow,
    arity: 2,
    domain: [
      { low: 0.3, high: 2 },
      { low: -2, high: 2 },
    ],
    special: [
      {
        inputs: [
          [0, 0, 0, -0, -2, -2, 1, 1, -1, NaN, Infinity, Infinity, 2, 0.5, 2],
          [0, 2, -1, -3, 3, 0.5, NaN, Infinity, Infinity, 0, -1, 0, -Infinity, Infinity, NaN],
        ],
        expected: [1, 0, Infinity, -Infinity, -8, NaN, 1, 1, 1, 1, 0, 1, 0, 0, NaN],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({ name: "pow 3", call: (x) => pow(x, 3), dtypes: "number", differentiable: [0] }),
  casesOf({
    name: "pow integers",
    call: pow,
    arity: 2,
    dtypes: ["int8", "int32", "int64", "uint8"],
    domain: [
      { low: -3, high: 3 },
      { low: 0, high: 5 },
    ],
    special: [
      {
        inputs: [
          [0, -2, 3, 2, 2],
          [0, 3, 4, 31, 32],
        ],
        expected: [1, -8, 81, -2147483648, 0],
        dtype: "int32",
      },
    ],
  }),
  ...complexCasesOf({
    name: "pow",
    call: pow,
    arity: 2,
    domain: [
      { low: 0.3, high: 2 },
      { low: -2, high: 2 },
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
          { re: 4.382565059863358, im: -1.1243974773611554 },
          { re: -0.03125, im: 0.171875 },
          { re: -39.06515157793323, im: -86.31458102251615 },
        ],
      },
      {
        inputs: [
          [
            { re: 0, im: 0 },
            { re: 0, im: 0 },
            { re: 0, im: 0 },
          ],
          [
            { re: 0, im: 0 },
            { re: 2, im: 1 },
            { re: -1, im: 0 },
          ],
        ],
        expected: [
          { re: 1, im: 0 },
          { re: 0, im: 0 },
          { re: NaN, im: NaN },
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  integerEdgeCases("pow", pow),
];
