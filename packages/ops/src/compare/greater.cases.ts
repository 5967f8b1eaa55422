import { casesOf } from "../define/cases.ts";
import { greater } from "./greater.ts";

export const greaterCases = [
  casesOf({
    name: "greater",
    call: greater,
    arity: 2,
    dtypes: ["int32", "int64", "float32", "float64"],
    domain: { low: -2, high: 2, integer: true },
    special: [
      {
        inputs: [
          [0, -0, 1, NaN, Infinity, -Infinity],
          [-0, 0, 2, NaN, Infinity, Infinity],
        ],
        expected: [false, false, false, false, false, false],
      },
    ],
  }),
];
