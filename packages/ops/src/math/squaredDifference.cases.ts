import { casesOf } from "../define/cases.ts";
import { squaredDifference } from "./squaredDifference.ts";

export const squaredDifferenceCases = [
  casesOf({
    name: "squaredDifference",
    call: squaredDifference,
    arity: 2,
    dtypes: "number",
    special: [
      {
        inputs: [
          [NaN, Infinity, Infinity],
          [1, 1, Infinity],
        ],
        expected: [NaN, Infinity, NaN],
      },
    ],
    differentiable: [0, 1],
  }),
];
