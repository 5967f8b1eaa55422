import { casesOf } from "../define/cases.ts";
import { xlogy } from "./xlogy.ts";

export const xlogyCases = [
  casesOf({
    name: "xlogy",
    call: xlogy,
    arity: 2,
    domain: [
      { low: 0.3, high: 3 },
      { low: 0.3, high: 3 },
    ],
    special: [
      {
        inputs: [
          [0, -0, 0, 2, 1, NaN],
          [0, -1, Infinity, 0, -1, 1],
        ],
        expected: [0, 0, 0, -Infinity, NaN, NaN],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({ name: "xlogy of 0", call: (y) => xlogy(0, y), domain: [-3, 3], differentiable: [0] }),
];
