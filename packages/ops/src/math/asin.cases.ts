import { casesOf } from "../define/cases.ts";
import { asin } from "./asin.ts";

export const asinCases = [
  casesOf({
    name: "asin",
    call: asin,
    domain: [-0.8, 0.8],
    special: [
      {
        inputs: [[-2, -1, -0, 0.5, 1, Infinity, NaN]],
        expected: [NaN, -Math.PI / 2, -0, 0.5235987755982989, Math.PI / 2, NaN, NaN],
      },
    ],
    differentiable: [0],
  }),
];
