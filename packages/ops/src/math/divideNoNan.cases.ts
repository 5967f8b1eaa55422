import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { divideNoNan } from "./divideNoNan.ts";

export const divideNoNanCases = [
  casesOf({
    name: "divideNoNan",
    call: divideNoNan,
    arity: 2,
    domain: [
      { low: -3, high: 3 },
      { low: 0.5, high: 3 },
    ],
    special: [
      {
        inputs: [
          [1, 0, NaN, Infinity, NaN, Infinity],
          [0, 0, 0, -0, 1, 2],
        ],
        expected: [0, 0, 0, 0, NaN, Infinity],
      },
    ],
    differentiable: [0, 1],
  }),
  // tf.math.divide_no_nan
  casesOf({
    name: "divideNoNan integers",
    call: divideNoNan,
    arity: 2,
    dtypes: ["int8", "int32", "int64", "uint8"],
    domain: [
      { low: 0, high: 50 },
      { low: 0, high: 3 },
    ],
    special: [
      {
        inputs: [
          [1, 5, -7],
          [2, 0, 2],
        ],
        expected: [0.5, 0, -3.5],
        dtype: "int32",
      },
    ],
  }),
  casesOf({ name: "divideNoNan by 0", call: (x) => divideNoNan(x, 0), differentiable: [0] }),
  ...complexCasesOf({
    name: "divideNoNan",
    call: divideNoNan,
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
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: 0, im: NaN },
          ],
          [
            { re: 0, im: 0 },
            { re: 0, im: 0 },
          ],
        ],
        expected: [
          { re: 0, im: 0 },
          { re: 0, im: 0 },
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
