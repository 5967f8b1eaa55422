import { casesOf } from "../define/cases.ts";
import { sign } from "./sign.ts";

export const signCases = [
  casesOf({
    name: "sign",
    call: sign,
    dtypes: "number",
    domain: { low: -3, high: 3, avoid: [0] },
    special: [
      { inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]], expected: [-1, -1, 0, 0, 1, 1, NaN] },
    ],
    differentiable: [0],
  }),
];
