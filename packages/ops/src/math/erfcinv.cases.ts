import { casesOf } from "../define/cases.ts";
import { erfcinv } from "./erfcinv.ts";

export const erfcinvCases = [
  casesOf({
    name: "erfcinv",
    call: erfcinv,
    domain: [0.05, 1.95],
    differentiable: [0],
    special: [
      // scipy.special.erfcinv
      {
        inputs: [[1e-300, 1e-100, 1e-20, 1e-5, 0.1, 0.15, 0.5, 0.9, 1.1, 1.5, 1.86, 1.9, 1.99]],
        expected: [
          26.209469960516124, 15.065574702592647, 6.601580622355143, 3.1234132743408756,
          1.1630871536766743, 1.017902464832028, 0.4769362762044699, 0.08885599049425769,
          -0.08885599049425778, -0.4769362762044699, -1.0435418436397592, -1.1630871536766738,
          -1.8213863677184496,
        ],
      },
      // tf.math.erfcinv
      { inputs: [[-1, 0, 1, 2, 3, NaN]], expected: [NaN, Infinity, -0, -Infinity, NaN, NaN] },
      // scipy.special.erfcinv, rounded
      {
        inputs: [[1.0000000031710769e-30, 0.5, 1.5]],
        expected: [8.148615837097168, 0.4769362807273865, -0.4769362807273865],
        dtype: "float32",
      },
    ],
  }),
];
