import { casesOf } from "../define/cases.ts";
import { less } from "./less.ts";

export const lessCases = [
  casesOf({
    name: "less",
    call: less,
    arity: 2,
    dtypes: ["int32", "int64", "float32", "float64"],
    domain: { low: -2, high: 2, integer: true },
    special: [
      {
        inputs: [
          [0, -0, 1, NaN, Infinity, -Infinity],
          [-0, 0, 2, NaN, Infinity, Infinity],
        ],
        expected: [false, false, true, false, false, true],
      },
    ],
  }),
];
