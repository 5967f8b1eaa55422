import { casesOf } from "../define/cases.ts";
import { cropToBoundingBox } from "./cropToBoundingBox.ts";

// Special values: TensorFlow's, tf.image.crop_to_bounding_box.
export const imageCropToBoundingBoxCases = [
  casesOf({
    name: "image.cropToBoundingBox",
    call: (x) => cropToBoundingBox(x, 1, 0, 2, 3),
    dtypes: ["bool", "int32", "float32", "float64"],
    shapes: [[[3, 3, 1]], [[2, 4, 5, 3]], [[0, 3, 4, 1]], [[3, 4, 0]]],
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
            [
              [0.330000013, 0.787999988],
              [0.303000003, 0.453000009],
              [0.134000003, 0.402999997],
            ],
            [
              [0.202999994, 0.261999995],
              [0.75, 0.280000001],
              [0.485000014, 0.981000006],
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
            [0.330000013, 0.787999988],
            [0.303000003, 0.453000009],
            [0.134000003, 0.402999997],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
];
