import { casesOf } from "../define/cases.ts";
import { adjustContrast } from "./adjustContrast.ts";

// Special values: TensorFlow's, tf.image.adjust_contrast.
export const imageAdjustContrastCases = [
  casesOf({
    name: "image.adjustContrast",
    call: (x, factor) => adjustContrast(x, factor),
    shapes: [
      [[2, 2, 1], []],
      [[2, 3, 1, 2], []],
      [[0, 2, 2, 1], []],
      [[1, 1, 1], []],
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "image.adjustContrast uint8",
    call: (x) => adjustContrast(x, 1.5),
    dtypes: ["uint8", "float32"],
    domain: { low: 0, high: 255 },
    shapes: [[[2, 2, 3]]],
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
            [100, 121, 239],
            [255, 0, 4],
          ],
          [
            [233, 255, 44],
            [36, 255, 112],
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
          [[0.448625058], [1.10562503]],
          [[-0.103374958], [1.10412502]],
        ],
      },
    ],
    tolerance: { float32: 2e-6, uint8: 1 },
  }),
];
