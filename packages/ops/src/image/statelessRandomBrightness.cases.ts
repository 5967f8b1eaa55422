import { casesOf } from "../define/cases.ts";
import { statelessRandomBrightness } from "./statelessRandomBrightness.ts";

// Special values: TensorFlow's, tf.image.stateless_random_brightness.
export const imageStatelessRandomBrightnessCases = [
  casesOf({
    name: "image.statelessRandomBrightness seed 1",
    call: (x) => statelessRandomBrightness(x, 0.3, [1, 2]),
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
            [0.718436301, 1.1564362, 0.35043627],
            [1.15543628, 0.518436313, 0.629436255],
          ],
          [
            [1.03443623, 0.615436316, 0.756436288],
            [0.234436274, 0.960436285, 0.744436264],
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
            [173, 184, 246],
            [255, 60, 88],
          ],
          [
            [255, 255, 115],
            [131, 255, 160],
          ],
        ],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 5e-6, uint8: 1 },
  }),
  casesOf({
    name: "image.statelessRandomBrightness seed 77",
    call: (x) => statelessRandomBrightness(x, 0.3, [77, -3]),
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
            [0.269624531, 0.707624495, -0.0983755141],
            [0.706624508, 0.0696244985, 0.1806245],
          ],
          [
            [0.585624516, 0.166624501, 0.307624519],
            [-0.214375511, 0.511624515, 0.295624495],
          ],
        ],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 5e-6, uint8: 1 },
  }),
];
