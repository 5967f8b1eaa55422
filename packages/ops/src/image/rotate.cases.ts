import { casesOf } from "../define/cases.ts";
import { rotate } from "./rotate.ts";

const IMAGE = [1, 5, 9].map((n) => [[n], [n + 1], [n + 2], [n + 3]]);

// Special values: TensorFlow.js 4.22, image.rotateWithOffset.
export const imageRotateCases = [
  casesOf({
    name: "image.rotate",
    call: (x) => rotate(x, 0.6, { fillValue: 0.5 }),
    dtypes: ["int32", "float32", "float64"],
    shapes: [[[4, 5, 1]], [[2, 3, 3, 2]], [[0, 3, 2, 1]]],
    special: [
      {
        dtype: "float32",
        inputs: [IMAGE],
        expected: [
          [[0.5], [3], [4], [0.5]],
          [[2], [6], [7], [12]],
          [[5], [6], [11], [12]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.rotate bilinear",
    call: (x) => rotate(x, -1, { interpolation: "bilinear", center: [0.25, 0.5] }),
    shapes: [[[4, 5, 1]], [[2, 3, 3, 2]]],
    differentiable: [0],
  }),
  casesOf({
    name: "image.rotate around a point",
    call: (x) => rotate(x, -1, { center: [0.25, 0.5] }),
    shapes: [[[4, 5, 1]]],
    special: [
      {
        inputs: [IMAGE],
        expected: [
          [[0], [5], [1], [0]],
          [[9], [6], [2], [3]],
          [[0], [10], [7], [4]],
        ],
      },
    ],
    differentiable: [0],
  }),
];
