import { casesOf } from "../define/cases.ts";
import { grayscaleToRgb } from "./grayscaleToRgb.ts";

// Special values: TensorFlow's, tf.image.grayscale_to_rgb.
export const imageGrayscaleToRgbCases = [
  casesOf({
    name: "image.grayscaleToRgb",
    call: (x) => grayscaleToRgb(x),
    dtypes: ["bool", "uint8", "int32", "float32", "float64"],
    shapes: [[[1]], [[2, 3, 1]], [[0, 2, 1]], [[2, 3, 2, 1]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [[0.512000024], [0.949999988]],
            [[0.143999994], [0.949000001]],
          ],
        ],
        expected: [
          [
            [0.512000024, 0.512000024, 0.512000024],
            [0.949999988, 0.949999988, 0.949999988],
          ],
          [
            [0.143999994, 0.143999994, 0.143999994],
            [0.949000001, 0.949000001, 0.949000001],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
];
