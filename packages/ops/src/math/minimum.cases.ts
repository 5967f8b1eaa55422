import { casesOf } from "../define/cases.ts";
import { minimum } from "./minimum.ts";

export const minimumCases = [
  casesOf({
    name: "minimum",
    call: minimum,
    arity: 2,
    dtypes: "number",
    special: [
      {
        inputs: [
          [NaN, 1, Infinity, -Infinity],
          [1, NaN, -Infinity, Infinity],
        ],
        expected: [NaN, NaN, -Infinity, -Infinity],
      },
    ],
  }),
  casesOf({
    name: "minimum apart",
    call: minimum,
    arity: 2,
    domain: [
      { low: -3, high: 3, avoid: [0] },
      { low: -0.04, high: 0.04 },
    ],
    differentiable: [0, 1],
  }),
];
