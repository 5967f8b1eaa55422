import { casesOf } from "../define/cases.ts";
import { maximum } from "./maximum.ts";

export const maximumCases = [
  casesOf({
    name: "maximum",
    call: maximum,
    arity: 2,
    dtypes: "number",
    special: [
      {
        inputs: [
          [NaN, 1, Infinity, -Infinity],
          [1, NaN, -Infinity, -Infinity],
        ],
        expected: [NaN, NaN, Infinity, -Infinity],
      },
    ],
  }),
  casesOf({
    name: "maximum apart",
    call: maximum,
    arity: 2,
    domain: [
      { low: -3, high: 3, avoid: [0] },
      { low: -0.04, high: 0.04 },
    ],
    differentiable: [0, 1],
  }),
];
