import { casesOf } from "../define/cases.ts";
import { complex } from "./complex.ts";
import { imag } from "./imag.ts";
import { real } from "./real.ts";

export const complexCases = [
  casesOf({
    name: "complex",
    call: complex,
    arity: 2,
    special: [
      {
        inputs: [
          [1, -0, NaN],
          [2, -Infinity, 0],
        ],
        expected: [
          { re: 1, im: 2 },
          { re: -0, im: -Infinity },
          { re: NaN, im: 0 },
        ],
      },
    ],
  }),
  casesOf({
    name: "complex, by parts",
    call: (re, im) => [real(complex(re, im)), imag(complex(re, im))],
    arity: 2,
    differentiable: [0, 1],
  }),
];
