import { casesOf } from "../define/cases.ts";
import { adjustBrightness } from "./adjustBrightness.ts";

// Special values: TensorFlow's, tf.image.adjust_brightness.
export const imageAdjustBrightnessCases = [
  casesOf({
    name: "image.adjustBrightness",
    call: (x, delta) => adjustBrightness(x, delta),
    shapes: [
      [[2, 2, 1], []],
      [[3], []],
      [[0, 2], []],
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "image.adjustBrightness uint8",
    call: (x) => adjustBrightness(x, 0.3),
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
            [197, 207, 255],
            [255, 84, 112],
          ],
          [
            [255, 255, 139],
            [155, 255, 184],
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
          [[0.812000036], [1.25]],
          [[0.444000006], [1.24900007]],
        ],
      },
    ],
  }),
];
