import { casesOf } from "../define/cases.ts";
import { statelessRandomContrast } from "./statelessRandomContrast.ts";

// Special values: TensorFlow's, tf.image.stateless_random_contrast.
export const imageStatelessRandomContrastCases = [
  casesOf({
    name: "image.statelessRandomContrast seed 1",
    call: (x) => statelessRandomContrast(x, 0.3, 1.7, [1, 2]),
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
            [0.479606748, 1.11557913, 0.0140655637],
            [1.12710285, 0.170264304, 0.427455604],
          ],
          [
            [0.947819114, 0.313987702, 0.615629554],
            [-0.237528682, 0.825168908, 0.597849309],
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
            [100, 121, 238],
            [255, 0, 5],
          ],
          [
            [232, 255, 45],
            [38, 255, 112],
          ],
        ],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 5e-6, uint8: 1 },
  }),
  casesOf({
    name: "image.statelessRandomContrast seed 77",
    call: (x) => statelessRandomContrast(x, 0.3, 1.7, [77, -3]),
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
            [0.550032735, 0.755594611, 0.296555161],
            [0.739890516, 0.478410959, 0.417768717],
          ],
          [
            [0.687321186, 0.52055335, 0.472944796],
            [0.339755476, 0.670441031, 0.467731297],
          ],
        ],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 5e-6, uint8: 1 },
  }),
];
