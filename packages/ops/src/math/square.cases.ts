import { casesOf } from "../define/cases.ts";
import { square } from "./square.ts";

export const squareCases = [
  casesOf({
    name: "square",
    call: square,
    dtypes: "number",
    special: [{ inputs: [[-Infinity, -3, -0, NaN]], expected: [Infinity, 9, 0, NaN] }],
    differentiable: [0],
  }),
];
