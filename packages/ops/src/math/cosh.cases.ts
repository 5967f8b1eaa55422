import { casesOf } from "../define/cases.ts";
import { cosh } from "./cosh.ts";

export const coshCases = [
  casesOf({
    name: "cosh",
    call: cosh,
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [Infinity, 1.5430806348152437, 1, 1, 1.5430806348152437, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
];
