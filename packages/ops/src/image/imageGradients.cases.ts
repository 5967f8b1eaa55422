import { casesOf } from "../define/cases.ts";
import { imageGradients } from "./imageGradients.ts";

// Special values: TensorFlow's, tf.image.image_gradients.
export const imageImageGradientsCases = [
  casesOf({
    name: "image.imageGradients",
    call: (x) => imageGradients(x),
    dtypes: ["int32", "float32", "float64"],
    shapes: [[[2, 3, 2, 1]], [[1, 1, 1, 1]], [[0, 2, 2, 1]], [[1, 0, 2, 1]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [
              [[0.512000024], [0.949999988], [0.143999994]],
              [[0.949000001], [0.312000006], [0.423000008]],
              [[0.828000009], [0.409000009], [0.550000012]],
            ],
          ],
        ],
        expected: [
          [
            [
              [[0.436999977], [-0.638000011], [0.279000014]],
              [[-0.120999992], [0.0970000029], [0.127000004]],
              [[0], [0], [0]],
            ],
          ],
          [
            [
              [[0.437999964], [-0.805999994], [0]],
              [[-0.636999965], [0.111000001], [0]],
              [[-0.419], [0.141000003], [0]],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 2e-6 },
  }),
];
