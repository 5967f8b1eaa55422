import { casesOf } from "../define/cases.ts";
import { lessEqual } from "./lessEqual.ts";

export const lessEqualCases = [
  casesOf({
    name: "lessEqual",
    call: lessEqual,
    arity: 2,
    dtypes: ["int32", "int64", "float32", "float64"],
    domain: { low: -2, high: 2, integer: true },
    special: [
      {
        inputs: [
          [0, -0, 1, NaN, Infinity, -Infinity],
          [-0, 0, 2, NaN, Infinity, Infinity],
        ],
        expected: [true, true, true, false, true, true],
      },
    ],
  }),
];
