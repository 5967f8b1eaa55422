import { casesOf } from "../define/cases.ts";
import { rsqrt } from "./rsqrt.ts";

export const rsqrtCases = [
  casesOf({
    name: "rsqrt",
    call: rsqrt,
    domain: [0.3, 3],
    special: [{ inputs: [[-1, 0, 4, Infinity, NaN]], expected: [NaN, Infinity, 0.5, 0, NaN] }],
    differentiable: [0],
  }),
];
