import { casesOf } from "../../define/cases.ts";
import { besselY1 } from "./besselY1.ts";

export const besselY1Cases = [
  casesOf({
    name: "besselY1",
    call: besselY1,
    domain: [0.5, 9],
    differentiable: [0],
    tolerance: { float64: 1e-12, float32: 2e-6 },
    special: [
      // mpmath, 40 digits
      {
        inputs: [[1e-10, 0.05, 0.5, 0.99, 1.01, 2, 3.9, 4.1, 5.1, 9, 12, 40, 333.3]],
        expected: [
          -6366197723.675814, -12.78985517117497, -1.471472392670243, -0.7899515491621414,
          -0.7725610528719075, -0.10703243154093754, 0.4078200195265379, 0.3845940348189166,
          0.11373644197749973, 0.10431457519671589, -0.05709921826089652, -0.005793505821549633,
          -0.038497818590544026,
        ],
      },
      // tf.math.special.bessel_y1
      { inputs: [[-1, -0, 0, NaN]], expected: [-Infinity, -Infinity, -Infinity, NaN] },
    ],
  }),
];
