import { casesOf } from "../define/cases.ts";
import { flipLeftRight } from "./flipLeftRight.ts";

// Special values: TensorFlow's, tf.image.flip_left_right.
export const imageFlipLeftRightCases = [
  casesOf({
    name: "image.flipLeftRight",
    call: (x) => flipLeftRight(x),
    dtypes: ["bool", "uint8", "int32", "float32", "float64"],
    shapes: [[[1, 1, 1]], [[3, 2, 2]], [[2, 3, 4, 1]], [[0, 2, 3, 1]], [[2, 3, 5, 0]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [
              [0.512000024, 0.949999988],
              [0.143999994, 0.949000001],
              [0.312000006, 0.423000008],
            ],
            [
              [0.828000009, 0.409000009],
              [0.550000012, 0.0280000009],
              [0.754000008, 0.537999988],
            ],
          ],
        ],
        expected: [
          [
            [0.312000006, 0.423000008],
            [0.143999994, 0.949000001],
            [0.512000024, 0.949999988],
          ],
          [
            [0.754000008, 0.537999988],
            [0.550000012, 0.0280000009],
            [0.828000009, 0.409000009],
          ],
        ],
      },
      {
        dtype: "int32",
        inputs: [
          [
            [
              [[4], [4], [6]],
              [[8], [0], [1]],
            ],
            [
              [[7], [8], [2]],
              [[2], [7], [3]],
            ],
          ],
        ],
        expected: [
          [
            [[6], [4], [4]],
            [[1], [0], [8]],
          ],
          [
            [[2], [8], [7]],
            [[3], [7], [2]],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
];
