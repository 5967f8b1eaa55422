import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
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
  ...complexCasesOf({
    name: "sinh",
    call: sinh,
    domain: [-3, 3],
    special: [
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: -0.5, im: 0.25 },
            { re: -2, im: -1 },
            { re: 0.75, im: -3 },
          ],
        ],
        expected: [
          { re: -0.4890562590412937, im: 1.4031192506220405 },
          { re: -0.504895714387995, im: 0.2789791283502615 },
          { re: -1.9596010414216063, im: -3.165778513216168 },
          { re: -0.8140873944454715, im: -0.1827057155685717 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
