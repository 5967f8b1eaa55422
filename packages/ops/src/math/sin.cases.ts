import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { sin } from "./sin.ts";

export const sinCases = [
  casesOf({
    name: "sin",
    call: sin,
    special: [
      {
        inputs: [[-Infinity, -0, 0, 1, 100, Infinity, NaN]],
        expected: [NaN, -0, 0, 0.8414709848078965, -0.5063656411097588, NaN, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "sin",
    call: sin,
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
          { re: 3.165778513216168, im: 1.9596010414216063 },
          { re: -0.494485780933195, im: 0.22168816414957482 },
          { re: -1.4031192506220405, im: 0.4890562590412937 },
          { re: 6.862508639136001, im: -7.329967574155963 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
