import { casesOf } from "../define/cases.ts";
import { cropAndResize } from "./cropAndResize.ts";

const PLACES = { low: 0, high: 1, integer: true, dtype: "int32" } as const;
const IMAGE = [
  [
    [[0], [1.5], [3], [4.5]],
    [[6], [7.5], [9], [10.5]],
    [[12], [13.5], [15], [16.5]],
  ],
];
const BOXES = [
  [0, 0, 1, 1],
  [0.5, 0.5, 1, 0.25],
  [-0.5, -0.25, 0.75, 1.5],
];

// Special values: TensorFlow's, tf.image.crop_and_resize.
export const imageCropAndResizeCases = [
  casesOf({
    name: "image.cropAndResize bilinear",
    call: (x, boxes, places) =>
      cropAndResize(x, boxes, places, [2, 3], { method: "bilinear", extrapolationValue: 0.5 }),
    domain: [{ low: -1, high: 1 }, { low: -0.2, high: 1.2 }, PLACES],
    shapes: [
      [[2, 3, 4, 2], [3, 4], [3]],
      [[2, 1, 1, 1], [2, 4], [2]],
      [[2, 3, 4, 1], [0, 4], [0]],
      [[2, 5, 6, 0], [2, 4], [2]],
    ],
    special: [
      {
        dtype: "float32",
        inputs: [IMAGE, BOXES, [0, 0, 0]],
        expected: [
          [
            [[0], [2.25], [4.5]],
            [[12], [14.25], [16.5]],
          ],
          [
            [[8.25], [7.6875], [7.125]],
            [[14.25], [13.6875], [13.125]],
          ],
          [
            [[0.5], [0.5], [0.5]],
            [[0.5], [11.8125], [0.5]],
          ],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "image.cropAndResize nearest",
    call: (x, boxes, places) =>
      cropAndResize(x, boxes, places, [2, 3], { method: "nearest", extrapolationValue: 0.5 }),
    domain: [{ low: -1, high: 1 }, { low: -0.2, high: 1.2 }, PLACES],
    shapes: [
      [[2, 3, 4, 2], [3, 4], [3]],
      [[2, 1, 1, 1], [2, 4], [2]],
      [[2, 3, 4, 1], [0, 4], [0]],
      [[2, 5, 6, 0], [2, 4], [2]],
    ],
    special: [
      {
        dtype: "float32",
        inputs: [IMAGE, BOXES, [0, 0, 0]],
        expected: [
          [
            [[0], [3], [4.5]],
            [[12], [15], [16.5]],
          ],
          [
            [[9], [7.5], [7.5]],
            [[15], [13.5], [13.5]],
          ],
          [
            [[0.5], [0.5], [0.5]],
            [[0.5], [15], [0.5]],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.cropAndResize one pixel",
    call: (x, boxes, places) => cropAndResize(x, boxes, places, [1, 1]),
    domain: [{ low: -1, high: 1 }, { low: -0.2, high: 1.2 }, PLACES],
    shapes: [[[2, 3, 4, 2], [3, 4], [3]]],
    special: [
      {
        dtype: "float32",
        inputs: [IMAGE, BOXES, [0, 0, 0]],
        expected: [[[[8.25]]], [[[10.6875]]], [[[4.3125]]]],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "image.cropAndResize uint8",
    call: (x, boxes, places) => cropAndResize(x, boxes, places, [2, 2]),
    dtypes: ["uint8", "int32"],
    domain: [{ low: 0, high: 100 }, { low: 0, high: 1, dtype: "float32" }, PLACES],
    shapes: [[[2, 3, 4, 2], [3, 4], [3]]],
  }),
];
