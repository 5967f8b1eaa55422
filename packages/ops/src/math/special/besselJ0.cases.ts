import { casesOf } from "../../define/cases.ts";
import { besselJ0 } from "./besselJ0.ts";

export const besselJ0Cases = [
  casesOf({
    name: "besselJ0",
    call: besselJ0,
    domain: [-9, 9],
    differentiable: [0],
    tolerance: { float64: 1e-12, float32: 2e-6 },
    special: [
      // mpmath, 40 digits
      {
        inputs: [
          [-30, -7, -2.3, -0.1, 1e-10, 0.5, 1, 2.41, 3.83, 4.9, 5.1, 5.52, 8.66, 12, 40, 333.3],
        ],
        expected: [
          -0.08636798358104021, 0.3000792705195556, 0.05553978444560206, 0.99750156206604, 1,
          0.9384698072408129, 0.7651976865579666, -0.002683400893544352, -0.4027588095334348,
          -0.2097383275853262, -0.14433474706050065, -2.6578369480081305e-5, -0.0017019446057586925,
          0.047689310796833535, 0.00736689058423729, 0.038466654416718676,
        ],
      },
      // tf.math.special.bessel_j0
      { inputs: [[-0, 0, NaN, Infinity]], expected: [1, 1, NaN, NaN] },
    ],
  }),
];
