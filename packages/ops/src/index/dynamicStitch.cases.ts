import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { dynamicStitch } from "./dynamicStitch.ts";

export const dynamicStitchCases = [
  casesOf({
    name: "dynamicStitch [[0, 2], [1, 0]]",
    call: (a, b) =>
      dynamicStitch(
        [
          [0, 2],
          [1, 0],
        ],
        [a, b],
      ),
    dtypes: ANY,
    shapes: [
      [[2], [2]],
      [
        [2, 3],
        [2, 3],
      ],
    ],
    special: [
      // tf.dynamic_stitch
      {
        inputs: [
          [
            [1, 2],
            [4, 5],
          ],
          [
            [2, 3],
            [5, 6],
          ],
        ],
        expected: [
          [5, 6],
          [2, 3],
          [4, 5],
        ],
      },
    ],
  }),
  casesOf({
    name: "dynamicStitch [[[0, 1], [3, 4]]]",
    call: (a) =>
      dynamicStitch(
        [
          [
            [0, 1],
            [3, 4],
          ],
        ],
        [a],
      ),
    dtypes: ANY,
    shapes: [[[2, 2]], [[2, 2, 3]]],
    special: [
      // tf.dynamic_stitch
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
        expected: [1, 2, 0, 3, 4],
      },
    ],
  }),
  casesOf({
    name: "dynamicStitch [0, [1, 2]]",
    call: (a, b) => dynamicStitch([0, [1, 2]], [a, b]),
    dtypes: ANY,
    shapes: [[[3], [2, 3]]],
    special: [
      // tf.dynamic_stitch
      {
        inputs: [
          [1, 2, 3],
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [1, 2, 3],
          [1, 2, 3],
          [4, 5, 6],
        ],
      },
    ],
  }),
  casesOf({
    name: "dynamicStitch [[1, 1]]",
    call: (a) => dynamicStitch([[1, 1]], [a]),
    dtypes: ANY,
    shapes: [[[2]]],
    special: [
      // tf.dynamic_stitch
      { inputs: [[1, 2]], expected: [0, 2] },
    ],
  }),
  casesOf({
    name: "dynamicStitch squared",
    call: (a, b) =>
      square(
        dynamicStitch(
          [
            [0, 2],
            [1, 0],
          ],
          [a, b],
        ),
      ),
    shapes: [
      [
        [2, 3],
        [2, 3],
      ],
    ],
    differentiable: [0, 1],
  }),
];
