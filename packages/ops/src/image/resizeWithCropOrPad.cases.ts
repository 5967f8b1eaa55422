import { casesOf } from "../define/cases.ts";
import { resizeWithCropOrPad } from "./resizeWithCropOrPad.ts";

// Special values: TensorFlow's, tf.image.resize_with_crop_or_pad.
export const imageResizeWithCropOrPadCases = [
  casesOf({
    name: "image.resizeWithCropOrPad",
    call: (x) => resizeWithCropOrPad(x, 3, 4),
    dtypes: ["int32", "float32", "float64"],
    shapes: [[[3, 4, 1]], [[2, 1, 5, 3]], [[0, 8, 2, 1]], [[6, 7, 0]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [[0.512000024], [0.949999988], [0.143999994]],
            [[0.949000001], [0.312000006], [0.423000008]],
            [[0.828000009], [0.409000009], [0.550000012]],
            [[0.0280000009], [0.754000008], [0.537999988]],
          ],
        ],
        expected: [
          [[0.512000024], [0.949999988], [0.143999994], [0]],
          [[0.949000001], [0.312000006], [0.423000008], [0]],
          [[0.828000009], [0.409000009], [0.550000012], [0]],
        ],
      },
      {
        dtype: "int32",
        inputs: [
          [
            [
              [[4], [4], [6], [8], [0]],
              [[1], [7], [8], [2], [2]],
            ],
          ],
        ],
        expected: [
          [
            [[4], [4], [6], [8]],
            [[1], [7], [8], [2]],
            [[0], [0], [0], [0]],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
];
