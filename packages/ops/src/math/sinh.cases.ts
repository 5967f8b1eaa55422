import { casesOf } from "../define/cases.ts";
import { sinh } from "./sinh.ts";

export const sinhCases = [
  casesOf({
    name: "sinh",
    call: sinh,
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [-Infinity, -1.1752011936438014, -0, 0, 1.1752011936438014, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
];
