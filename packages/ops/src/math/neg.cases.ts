import { casesOf } from "../define/cases.ts";
import { neg } from "./neg.ts";

export const negCases = [
  casesOf({
    name: "neg",
    call: neg,
    dtypes: "number",
    special: [{ inputs: [[0, Infinity, NaN]], expected: [-0, -Infinity, NaN] }],
    differentiable: [0],
  }),
];
