import { casesOf } from "../define/cases.ts";
import { totalVariation } from "./totalVariation.ts";

// Special values: TensorFlow's, tf.image.total_variation.
export const imageTotalVariationCases = [
  casesOf({
    name: "image.totalVariation",
    call: (x) => totalVariation(x),
    dtypes: ["int32", "float32", "float64"],
    shapes: [[[3, 4, 2]], [[2, 3, 2, 1]], [[1, 1, 1]], [[0, 2, 2, 1]], [[0, 3, 2]]],
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
          ],
        ],
        expected: 8.06200027,
      },
      {
        dtype: "float32",
        inputs: [
          [
            [
              [[0.0240000002], [0.901000023], [-0.712000012]],
              [[0.897000015], [-0.375999987], [-0.152999997]],
            ],
            [
              [[0.654999971], [-0.181999996], [0.0989999995]],
              [[-0.944999993], [0.507000029], [0.0759999976]],
            ],
          ],
        ],
        expected: [6.69500017, 5.31299973],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 2e-6 },
  }),
];
