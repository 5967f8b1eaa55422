import { constant, type Shape, type Tensor } from "@gradtape/core";
import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { where } from "./where.ts";

const condition = { low: 0, high: 1, dtype: "bool" } as const;
const value = { low: -3, high: 3 };

export const whereCases = [
  casesOf({
    name: "where",
    call: (c, x, y) => where(c as Tensor<Shape, "bool">, x, y),
    arity: 3,
    dtypes: ["bool", "int32", "int64", "float32", "float64"],
    domain: [condition, value, value],
    special: [
      {
        inputs: [
          [true, false],
          [1, NaN],
          [NaN, 2],
        ],
        expected: [1, 2],
      },
    ],
    differentiable: [1, 2],
  }),
  ...complexCasesOf({
    name: "where",
    call: (x, y) => where(constant([true, false, true]), x, y),
    shapes: [
      [[3], [3]],
      [[2, 1], [3]],
      [[], []],
    ],
    differentiable: [0, 1],
  }),
];
