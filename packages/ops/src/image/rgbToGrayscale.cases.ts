import { casesOf } from "../define/cases.ts";
import { rgbToGrayscale } from "./rgbToGrayscale.ts";

// Special values: TensorFlow's, tf.image.rgb_to_grayscale.
export const imageRgbToGrayscaleCases = [
  casesOf({
    name: "image.rgbToGrayscale",
    call: (x) => rgbToGrayscale(x),
    dtypes: ["uint8", "int32", "float32", "float64"],
    domain: { low: 0, high: 250 },
    shapes: [[[3]], [[1, 1, 3]], [[2, 3, 3]], [[2, 3, 2, 3]], [[0, 3]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [
              [0.512000024, 0.949999988, 0.143999994],
              [0.949000001, 0.312000006, 0.423000008],
            ],
            [
              [0.828000009, 0.409000009, 0.550000012],
              [0.0280000009, 0.754000008, 0.537999988],
            ],
          ],
        ],
        expected: [
          [[0.727102876], [0.515022099]],
          [[0.550272226], [0.51229924]],
        ],
      },
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
          [[135], [81]],
          [[212], [166]],
        ],
      },
    ],
    differentiable: [0],
  }),
];
