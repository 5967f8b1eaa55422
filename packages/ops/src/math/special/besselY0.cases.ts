import { casesOf } from "../../define/cases.ts";
import { besselY0 } from "./besselY0.ts";

export const besselY0Cases = [
  casesOf({
    name: "besselY0",
    call: besselY0,
    domain: [0.5, 9],
    differentiable: [0],
    tolerance: { float64: 1e-12, float32: 2e-6 },
    special: [
      // mpmath, 40 digits
      {
        inputs: [[1e-10, 0.05, 0.5, 0.99, 1.01, 2, 3.9, 4.1, 5.1, 9, 12, 40, 333.3]],
        expected: [
          -14.732516272697241, -1.9793110008172097, -0.44451873350670656, 0.08040121621363991,
          0.09602576248781666, 0.5103756726497451, 0.023375908198718962, -0.05609462660634448,
          -0.3216024491248594, 0.24993669828502468, -0.22523731263436145, 0.12593641705826092,
          -0.020745232486426936,
        ],
      },
      // tf.math.special.bessel_y0
      { inputs: [[-1, -0, 0, NaN]], expected: [-Infinity, -Infinity, -Infinity, NaN] },
    ],
  }),
];
