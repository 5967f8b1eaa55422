import { casesOf } from "../define/cases.ts";
import { relu } from "./relu.ts";

export const reluCases = [
  casesOf({
    name: "relu",
    call: relu,
    dtypes: "number",
    domain: { low: -3, high: 3, avoid: [0] },
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [0, 0, 0, 0, 1, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
];
