import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { expm1 } from "./expm1.ts";

export const expm1Cases = [
  casesOf({
    name: "expm1",
    call: expm1,
    special: [
      {
        inputs: [[-Infinity, -0, 1e-10, 1, 1000, Infinity, NaN]],
        expected: [-1, -0, 1.00000000005e-10, 1.7182818284590453, Infinity, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "expm1",
    call: expm1,
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
          { re: -2.1312043837568133, im: 2.4717266720048188 },
          { re: -0.4123249096560773, im: 0.15005808662216327 },
          { re: -0.9268780344019403, im: -0.1138807140643681 },
          { re: -3.0958141317495667, im: -0.2987510594071197 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
