import { casesOf } from "../define/cases.ts";
import { perImageStandardization } from "./perImageStandardization.ts";

// Special values: TensorFlow's, tf.image.per_image_standardization.
export const imagePerImageStandardizationCases = [
  casesOf({
    name: "image.perImageStandardization",
    call: (x) => perImageStandardization(x),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: [[[2, 3, 1]], [[2, 2, 2, 3]], [[1, 1, 1]], [[0, 2, 2, 1]]],
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
            [-0.0730346814, 1.44424176],
            [-1.34782422, 1.44077766],
            [-0.765855074, -0.381339788],
          ],
          [
            [1.02162135, -0.429837197],
            [0.058601141, -1.74966002],
            [0.765277863, 0.0170318373],
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
            [-0.215388402, -0.0886893421, 0.696844816],
            [1.33034015, -1.64708781, -1.29233038],
          ],
          [
            [0.912233233, 1.31767023, -0.950242937],
            [-0.74752444, 1.06427205, -0.380097181],
          ],
        ],
      },
      {
        dtype: "float32",
        inputs: [
          [
            [[3], [3]],
            [[3], [3]],
          ],
        ],
        expected: [
          [[0], [0]],
          [[0], [0]],
        ],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 5e-6, float64: 1e-11 },
  }),
];
