import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "./any-dtypes.ts";
import { depthToSpace } from "./depthToSpace.ts";

export const depthToSpaceCases = [
  casesOf({
    name: "depthToSpace 2",
    call: (x) => depthToSpace(x, 2),
    dtypes: ANY,
    shapes: [[[2, 2, 3, 12]], [[0, 1, 1, 4]]],
    special: [
      // tf.nn.depth_to_space
      {
        inputs: [
          [
            [
              [
                [0, 1, 2, 3, 4, 5, 6, 7],
                [8, 9, 10, 11, 12, 13, 14, 15],
              ],
            ],
          ],
        ],
        expected: [
          [
            [
              [0, 1],
              [2, 3],
              [8, 9],
              [10, 11],
            ],
            [
              [4, 5],
              [6, 7],
              [12, 13],
              [14, 15],
            ],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "depthToSpace 3",
    call: (x) => depthToSpace(x, 3),
    dtypes: ANY,
    shapes: [[[2, 2, 3, 27]], [[0, 1, 1, 9]]],
    special: [
      // tf.nn.depth_to_space
      {
        inputs: [[[[[1, 2, 3, 4, 5, 6, 7, 8, 9]]]]],
        expected: [
          [
            [[1], [2], [3]],
            [[4], [5], [6]],
            [[7], [8], [9]],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "depthToSpace NCHW",
    call: (x) => depthToSpace(x, 2, { dataFormat: "NCHW" }),
    dtypes: ANY,
    shapes: [[[2, 12, 2, 3]]],
    special: [
      // tf.nn.depth_to_space, transposed before and after
      {
        inputs: [
          [[[[0, 1]], [[2, 3]], [[4, 5]], [[6, 7]], [[8, 9]], [[10, 11]], [[12, 13]], [[14, 15]]]],
        ],
        expected: [
          [
            [
              [0, 4, 1, 5],
              [8, 12, 9, 13],
            ],
            [
              [2, 6, 3, 7],
              [10, 14, 11, 15],
            ],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "depthToSpace squared",
    call: (x) => square(depthToSpace(x, 2)),
    shapes: [[[1, 1, 2, 8]]],
    differentiable: [0],
  }),
];
