import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { xlog1py } from "./xlog1py.ts";

export const xlog1pyCases = [
  casesOf({
    name: "xlog1py",
    call: xlog1py,
    arity: 2,
    domain: [
      { low: 0.3, high: 3 },
      { low: -0.7, high: 2 },
    ],
    differentiable: [0, 1],
    special: [
      // tf.math.xlog1py
      {
        inputs: [
          [0, 0, 0, 2, 1, 2, NaN, 0, 3],
          [-1, -2, Infinity, -1, -2, 3, 0, NaN, 1e-20],
        ],
        expected: [0, 0, 0, -Infinity, NaN, 2.772588722239781, NaN, 0, 2.9999999999999997e-20],
      },
    ],
  }),
  casesOf({
    name: "xlog1py of 0",
    call: (y) => xlog1py(0, y),
    domain: [-3, 3],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "xlog1py",
    call: xlog1py,
    arity: 2,
    domain: [
      { low: 0.5, high: 3 },
      { low: 0.5, high: 3 },
    ],
    // tf.math.xlog1py
    special: [
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: -0.5, im: 0.25 },
            { re: 0, im: 0 },
          ],
          [
            { re: 0.5, im: -1 },
            { re: 2, im: 0.5 },
            { re: -1, im: 0 },
          ],
        ],
        expected: [
          { re: 1.765332705265958, im: 0.5906523927940784 },
          { re: -0.5974430572347401, im: 0.19550360523322827 },
          { re: 0, im: 0 },
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
