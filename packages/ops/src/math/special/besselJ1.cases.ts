import { casesOf } from "../../define/cases.ts";
import { besselJ1 } from "./besselJ1.ts";

export const besselJ1Cases = [
  casesOf({
    name: "besselJ1",
    call: besselJ1,
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
          0.11875106261662294, 0.004682823482345833, -0.5398725326043137, -0.049937526036242, 5e-11,
          0.2422684576748739, 0.4400505857449335, 0.5180259104133854, 0.000687248220597037,
          -0.31469467101519066, -0.3370972020182318, -0.3402696204082897, 0.27125036128142127,
          -0.2234471044906276, 0.126038318037585, -0.020687550206813364,
        ],
      },
      // tf.math.special.bessel_j1
      { inputs: [[-0, 0, NaN, Infinity]], expected: [-0, 0, NaN, NaN] },
    ],
  }),
];
