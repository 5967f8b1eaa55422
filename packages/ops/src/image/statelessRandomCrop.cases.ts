import { casesOf } from "../define/cases.ts";
import { statelessRandomCrop } from "./statelessRandomCrop.ts";

// Special values: TensorFlow's, tf.image.stateless_random_crop.
export const imageStatelessRandomCropCases = [
  casesOf({
    name: "image.statelessRandomCrop seed 1",
    call: (x) => statelessRandomCrop(x, [1, 2, 2], [1, 2]),
    dtypes: ["uint8", "float32", "float64"],
    domain: { low: 0, high: 100 },
    shapes: [[[2, 2, 3]], [[4, 3, 3]]],
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
          [
            [0.949999988, 0.143999994],
            [0.312000006, 0.423000008],
          ],
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
          [
            [131, 193],
            [8, 36],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.statelessRandomCrop seed 77",
    call: (x) => statelessRandomCrop(x, [1, 2, 2], [77, -3]),
    dtypes: ["uint8", "float32", "float64"],
    domain: { low: 0, high: 100 },
    shapes: [[[2, 2, 3]], [[4, 3, 3]]],
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
          [
            [0.828000009, 0.409000009],
            [0.0280000009, 0.754000008],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
];
