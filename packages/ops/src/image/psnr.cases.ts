import { casesOf } from "../define/cases.ts";
import { psnr } from "./psnr.ts";

// Special values: TensorFlow's, tf.image.psnr.
export const imagePsnrCases = [
  casesOf({
    name: "image.psnr",
    call: (a, b) => psnr(a, b, 1.5),
    domain: [
      { low: 0, high: 1 },
      { low: 2, high: 3 },
    ],
    shapes: [
      [
        [2, 3, 1],
        [2, 3, 1],
      ],
      [
        [2, 3, 2, 1],
        [1, 3, 2, 1],
      ],
      [
        [0, 2, 2, 1],
        [0, 2, 2, 1],
      ],
    ],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [[0.512000024], [0.949999988], [0.143999994]],
            [[0.949000001], [0.312000006], [0.423000008]],
          ],
          [
            [[0.261999995], [0.298000008], [0.81400001]],
            [[0.0920000002], [0.600000024], [0.728999972]],
          ],
        ],
        expected: 8.63741493,
      },
      {
        dtype: "float32",
        inputs: [
          [
            [[0.512000024], [0.949999988], [0.143999994]],
            [[0.949000001], [0.312000006], [0.423000008]],
          ],
          [
            [[0.512000024], [0.949999988], [0.143999994]],
            [[0.949000001], [0.312000006], [0.423000008]],
          ],
        ],
        expected: Infinity,
      },
    ],
    differentiable: [0, 1],
    tolerance: { float32: 2e-6 },
  }),
  casesOf({
    name: "image.psnr bytes",
    call: (a, b) => psnr(a, b, 255),
    dtypes: ["uint8"],
    domain: [
      { low: 0, high: 100 },
      { low: 120, high: 255 },
    ],
    shapes: [
      [
        [2, 3, 1],
        [2, 3, 1],
      ],
    ],
    special: [
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
          [
            [
              [214, 66, 27],
              [76, 105, 208],
            ],
            [
              [115, 23, 85],
              [153, 208, 186],
            ],
          ],
        ],
        expected: 6.45423317,
      },
    ],
    tolerance: { float32: 5e-6 },
  }),
];
