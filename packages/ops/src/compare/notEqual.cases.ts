import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { notEqual } from "./notEqual.ts";

export const notEqualCases = [
  casesOf({
    name: "notEqual",
    call: notEqual,
    arity: 2,
    dtypes: ["bool", "int32", "int64", "float32", "float64"],
    domain: { low: -2, high: 2, integer: true },
    special: [
      {
        inputs: [
          [0, -0, 1, NaN, Infinity, -Infinity],
          [-0, 0, 2, NaN, Infinity, Infinity],
        ],
        expected: [false, false, true, true, false, true],
      },
    ],
  }),
  ...complexCasesOf({
    name: "notEqual",
    call: notEqual,
    arity: 2,
    domain: { low: -1, high: 1, integer: true },
    special: [
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: 1, im: 2 },
            { re: 0, im: -0 },
            { re: 0, im: NaN },
          ],
          [
            { re: 1, im: 2 },
            { re: 1, im: -2 },
            { re: -0, im: 0 },
            { re: 0, im: NaN },
          ],
        ],
        expected: [false, true, false, true],
      },
    ],
  }),
];
