import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { acosh } from "./acosh.ts";

export const acoshCases = [
  casesOf({
    name: "acosh",
    call: acosh,
    domain: [1.3, 4],
    special: [
      {
        inputs: [[-Infinity, 0, 1, 2, Infinity, NaN]],
        expected: [NaN, NaN, 0, 1.3169578969248168, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "acosh",
    call: acosh,
    domain: [1.2, 3],
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
          { re: 1.528570919480998, im: 1.1437177404024206 },
          { re: 0.28139605624529274, im: 2.0724051800703975 },
          { re: 1.4693517443681852, im: -2.6342363503726487 },
          { re: 1.8445760096309898, im: -1.3373248777692883 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
