import { casesOf } from "../define/cases.ts";
import { threshold } from "./threshold.ts";

// Special values: TensorFlow.js 4.22, image.threshold.
export const imageThresholdCases = [
  casesOf({
    name: "image.threshold",
    call: (x) => threshold(x),
    dtypes: ["uint8", "int32", "float32", "float64"],
    domain: { low: 0, high: 255 },
    shapes: [[[3, 4, 3]], [[2, 3, 1]], [[0, 2, 3]]],
    special: [
      {
        dtype: "int32",
        inputs: [
          [
            [
              [10, 20, 200],
              [220, 215, 180],
            ],
            [
              [128, 128, 128],
              [0, 255, 0],
            ],
          ],
        ],
        expected: [
          [[0], [255]],
          [[255], [255]],
        ],
      },
    ],
  }),
  casesOf({
    name: "image.threshold otsu inverted",
    call: (x) => threshold(x, { method: "otsu", inverted: true }),
    dtypes: ["uint8", "float32"],
    domain: { low: 0, high: 255, integer: true },
    shapes: [[[3, 4, 1]], [[2, 3, 1]], [[0, 2, 1]]],
    special: [
      {
        dtype: "int32",
        inputs: [
          [
            [[10], [20], [200]],
            [[220], [15], [180]],
          ],
        ],
        expected: [
          [[255], [255], [0]],
          [[0], [255], [0]],
        ],
      },
    ],
  }),
];
