import { casesOf } from "../define/cases.ts";
import { flipUpDown } from "./flipUpDown.ts";

// Special values: TensorFlow's, tf.image.flip_up_down.
export const imageFlipUpDownCases = [
  casesOf({
    name: "image.flipUpDown",
    call: (x) => flipUpDown(x),
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
            [0.828000009, 0.409000009],
            [0.550000012, 0.0280000009],
            [0.754000008, 0.537999988],
          ],
          [
            [0.512000024, 0.949999988],
            [0.143999994, 0.949000001],
            [0.312000006, 0.423000008],
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
            [[8], [0], [1]],
            [[4], [4], [6]],
          ],
          [
            [[2], [7], [3]],
            [[7], [8], [2]],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
];
