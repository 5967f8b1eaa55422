import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { rsqrt } from "./rsqrt.ts";

export const rsqrtCases = [
  casesOf({
    name: "rsqrt",
    call: rsqrt,
    domain: [0.3, 3],
    special: [{ inputs: [[-1, 0, 4, Infinity, NaN]], expected: [NaN, Infinity, 0.5, 0, NaN] }],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "rsqrt",
    call: rsqrt,
    domain: [-3, -0.5],
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
          { re: 0.5688644810057831, im: -0.3515775842541429 },
          { re: 0.3072900763121319, im: -1.3017016520692888 },
          { re: 0.15364503815606595, im: 0.6508508260346444 },
          { re: 0.44822550459048893, im: 0.3499638987329677 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
