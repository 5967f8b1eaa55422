import { casesOf } from "../define/cases.ts";
import { multiplyNoNan } from "./multiplyNoNan.ts";

export const multiplyNoNanCases = [
  casesOf({
    name: "multiplyNoNan",
    call: multiplyNoNan,
    arity: 2,
    special: [
      {
        inputs: [
          [NaN, Infinity, 0, NaN, Infinity],
          [0, -0, NaN, 1, 2],
        ],
        expected: [0, 0, NaN, NaN, Infinity],
      },
    ],
    differentiable: [0, 1],
  }),
];
