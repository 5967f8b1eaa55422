import { casesOf } from "../define/cases.ts";
import { adjustGamma } from "./adjustGamma.ts";

// Special values: TensorFlow's, tf.image.adjust_gamma.
export const imageAdjustGammaCases = [
  casesOf({
    name: "image.adjustGamma",
    call: (x) => adjustGamma(x, { gamma: 1.5, gain: 0.8 }),
    dtypes: ["uint8", "float32", "float64"],
    domain: [0.1, 2],
    shapes: [[[2, 2, 3]], [[]], [[0]]],
    special: [
      {
        dtype: "uint8",
        inputs: [
          [
            [
              [121, 131, 193],
              [243, 8, 36],
            ],
            [
              [210, 242, 63],
              [79, 222, 108],
            ],
          ],
        ],
        expected: [
          [
            [66, 75, 134],
            [190, 1, 10],
          ],
          [
            [152, 188, 25],
            [35, 166, 56],
          ],
        ],
      },
      {
        dtype: "float32",
        inputs: [
          [
            [[0.512000024], [0.949999988]],
            [[0.143999994], [0.949000001]],
          ],
        ],
        expected: [
          [[0.293085933], [0.740756392]],
          [[0.0437153243], [0.739587069]],
        ],
      },
      { dtype: "float32", inputs: [[0, 1, -1, NaN]], expected: [0, 0.800000012, NaN, NaN] },
    ],
    differentiable: [0],
    tolerance: { float32: 2e-6, uint8: 1 },
  }),
];
