import { casesOf } from "../define/cases.ts";
import { statelessRandomHue } from "./statelessRandomHue.ts";

// Special values: TensorFlow's, tf.image.stateless_random_hue.
export const imageStatelessRandomHueCases = [
  casesOf({
    name: "image.statelessRandomHue seed 1",
    call: (x) => statelessRandomHue(x, 0.3, [1, 2]),
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
            [0.143999994, 0.949999988, 0.774325848],
            [0.908000469, 0.949000001, 0.312000006],
          ],
          [
            [0.828000009, 0.786980987, 0.409000009],
            [0.0280000009, 0.0707635656, 0.754000008],
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
            [193, 121, 186],
            [215, 243, 8],
          ],
          [
            [63, 242, 137],
            [79, 159, 222],
          ],
        ],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 5e-6, uint8: 1 },
  }),
  casesOf({
    name: "image.statelessRandomHue seed 77",
    call: (x) => statelessRandomHue(x, 0.3, [77, -3]),
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
            [0.949999988, 0.21587196, 0.143999994],
            [0.548640609, 0.312000006, 0.949000001],
          ],
          [
            [0.496667951, 0.409000009, 0.828000009],
            [0.573787749, 0.754000008, 0.0280000009],
          ],
        ],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 5e-6, uint8: 1 },
  }),
];
