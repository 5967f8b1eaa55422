import { casesOf } from "../define/cases.ts";
import { integerEdgeCases } from "./integer-edges.ts";
import { mod } from "./mod.ts";

export const modCases = [
  casesOf({
    name: "mod",
    call: mod,
    arity: 2,
    dtypes: ["int32", "int64", "float32", "float64"],
    domain: [
      { low: -9, high: 9 },
      { low: 1, high: 5 },
    ],
    special: [
      {
        inputs: [
          [7, -7, 5.5, Infinity, -1, 1],
          [3, 3, -2, 2, Infinity, 0],
        ],
        expected: [1, 2, -0.5, NaN, Infinity, NaN],
      },
    ],
  }),
  casesOf({
    name: "mod negative divisor",
    call: mod,
    arity: 2,
    dtypes: ["int32", "int64", "float32", "float64"],
    domain: [
      { low: -9, high: 9 },
      { low: -5, high: -1 },
    ],
  }),
  casesOf({
    name: "mod gradient",
    call: mod,
    arity: 2,
    dtypes: ["float64"],
    domain: [
      { low: 3.2, high: 3.8 },
      { low: 1.3, high: 1.5 },
    ],
    differentiable: [0, 1],
  }),
  integerEdgeCases("mod", mod),
];
