import { casesOf } from "../define/cases.ts";
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
  casesOf({ name: "divideNoNan by 0", call: (x) => divideNoNan(x, 0), differentiable: [0] }),
];
