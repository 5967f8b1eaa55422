import { casesOf } from "../define/cases.ts";
import { softsign } from "./softsign.ts";

export const softsignCases = [
  casesOf({
    name: "softsign",
    call: softsign,
    domain: { low: -3, high: 3, avoid: [0] },
    special: [{ inputs: [[-1, -0, 0, 3, 1e300, NaN]], expected: [-0.5, -0, 0, 0.75, 1, NaN] }],
    differentiable: [0],
  }),
];
