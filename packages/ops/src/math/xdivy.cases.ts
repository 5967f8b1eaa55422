import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { xdivy } from "./xdivy.ts";

export const xdivyCases = [
  casesOf({
    name: "xdivy",
    call: xdivy,
    arity: 2,
    domain: [
      { low: 0.3, high: 3 },
      { low: 0.3, high: 3 },
    ],
    special: [
      {
        inputs: [
          [0, -0, 0, 2, 1, NaN],
          [0, -1, Infinity, 0, -4, 1],
        ],
        expected: [0, 0, 0, Infinity, -0.25, NaN],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({ name: "xdivy of 0", call: (y) => xdivy(0, y), domain: [-3, 3], differentiable: [0] }),
  ...complexCasesOf({
    name: "xdivy",
    call: xdivy,
    arity: 2,
    domain: [
      { low: 0.5, high: 3 },
      { low: 0.5, high: 3 },
    ],
    special: [
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: -0.5, im: 0.25 },
            { re: -2, im: -1 },
          ],
          [
            { re: 0.5, im: -1 },
            { re: 3, im: 0 },
            { re: -1, im: 2 },
          ],
        ],
        expected: [
          { re: -1.2000000000000002, im: 1.6 },
          { re: -0.16666666666666666, im: 0.08333333333333333 },
          { re: 0, im: 1 },
        ],
      },
      { inputs: [[{ re: 0, im: 0 }], [{ re: 0, im: 0 }]], expected: [{ re: 0, im: 0 }] },
    ],
    differentiable: [0, 1],
  }),
];
