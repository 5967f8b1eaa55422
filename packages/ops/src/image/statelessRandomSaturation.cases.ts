import { casesOf } from "../define/cases.ts";
import { statelessRandomSaturation } from "./statelessRandomSaturation.ts";

// Special values: TensorFlow's, tf.image.stateless_random_saturation.
export const imageStatelessRandomSaturationCases = [
  casesOf({
    name: "image.statelessRandomSaturation seed 1",
    call: (x) => statelessRandomSaturation(x, 0.3, 1.7, [1, 2]),
    domain: { low: 0.1, high: 1 },
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
            [0.433746964, 0.949999988, 0],
            [0.949000001, 0.00516688824, 0.169633985],
          ],
          [
            [0.828000009, 0.207174122, 0.416091621],
            [0, 0.754000008, 0.529669464],
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
            [86, 101, 193],
            [243, 0, 29],
          ],
          [
            [199, 242, 0],
            [10, 222, 53],
          ],
        ],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 5e-6, uint8: 1 },
  }),
  casesOf({
    name: "image.statelessRandomSaturation seed 77",
    call: (x) => statelessRandomSaturation(x, 0.3, 1.7, [77, -3]),
    domain: { low: 0.1, high: 1 },
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
            [0.759707808, 0.949999988, 0.599827528],
            [0.949000001, 0.672250807, 0.720475554],
          ],
          [
            [0.828000069, 0.645962477, 0.707220912],
            [0.438584089, 0.754000008, 0.660157263],
          ],
        ],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 5e-6, uint8: 1 },
  }),
];
