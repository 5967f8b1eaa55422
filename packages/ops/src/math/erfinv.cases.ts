import { casesOf } from "../define/cases.ts";
import { erfinv } from "./erfinv.ts";

export const erfinvCases = [
  casesOf({
    name: "erfinv",
    call: erfinv,
    domain: [-0.95, 0.95],
    differentiable: [0],
    special: [
      // scipy.special.erfinv
      {
        inputs: [
          [
            -0.999999, -0.9, -0.86, -0.84, -0.5, 1e-300, 1e-10, 0.1, 0.5, 0.84, 0.86, 0.99,
            0.9999999999,
          ],
        ],
        expected: [
          -3.458910737275499, -1.1630871536766743, -1.043541843639759, -0.9935356283473041,
          -0.4769362762044699, 8.86226925452758e-301, 8.862269254527581e-11, 0.08885599049425769,
          0.4769362762044699, 0.9935356283473041, 1.043541843639759, 1.8213863677184496,
          4.572824958544925,
        ],
      },
      // tf.math.erfinv
      {
        inputs: [[-Infinity, -2, -1, -0, 0, 1, 2, NaN]],
        expected: [NaN, NaN, -Infinity, 0, 0, Infinity, NaN, NaN],
      },
      // scipy.special.erfinv, rounded
      {
        inputs: [[0.5, 0.875, 0.9990000128746033]],
        expected: [0.4769362807273865, 1.0847870111465454, 2.326756238937378],
        dtype: "float32",
      },
    ],
  }),
];
