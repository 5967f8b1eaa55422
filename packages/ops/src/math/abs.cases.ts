import { casesOf } from "../define/cases.ts";
import { abs } from "./abs.ts";

export const absCases = [
  casesOf({
    name: "abs",
    call: abs,
    dtypes: "number",
    domain: { low: -3, high: 3, avoid: [0] },
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [Infinity, 1, 0, 0, 1, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
];
