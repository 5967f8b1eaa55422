import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { acos } from "./acos.ts";

export const acosCases = [
  casesOf({
    name: "acos",
    call: acos,
    domain: [-0.8, 0.8],
    special: [
      {
        inputs: [[-2, -1, 0, 0.5, 1, Infinity, NaN]],
        expected: [NaN, Math.PI, Math.PI / 2, 1.0471975511965976, 0, NaN, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "acos",
    call: acos,
    domain: [-3, -1.2],
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
          { re: 1.1437177404024206, im: -1.528570919480998 },
          { re: 2.0724051800703975, im: -0.28139605624529274 },
          { re: 2.6342363503726487, im: 1.4693517443681852 },
          { re: 1.3373248777692883, im: 1.8445760096309898 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
