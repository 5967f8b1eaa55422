import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "./any-dtypes.ts";
import { spaceToDepth } from "./spaceToDepth.ts";

export const spaceToDepthCases = [
  casesOf({
    name: "spaceToDepth 2",
    call: (x) => spaceToDepth(x, 2),
    dtypes: ANY,
    shapes: [[[2, 4, 6, 3]], [[0, 2, 2, 1]]],
    special: [
      // tf.nn.space_to_depth
      {
        inputs: [
          [
            [
              [
                [0, 1],
                [2, 3],
                [4, 5],
                [6, 7],
              ],
              [
                [8, 9],
                [10, 11],
                [12, 13],
                [14, 15],
              ],
            ],
          ],
        ],
        expected: [
          [
            [
              [0, 1, 2, 3, 8, 9, 10, 11],
              [4, 5, 6, 7, 12, 13, 14, 15],
            ],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "spaceToDepth 3",
    call: (x) => spaceToDepth(x, 3),
    dtypes: ANY,
    shapes: [[[2, 6, 9, 3]], [[0, 3, 3, 1]]],
    special: [
      // tf.nn.space_to_depth
      {
        inputs: [
          [
            [
              [[1], [2], [3]],
              [[4], [5], [6]],
              [[7], [8], [9]],
            ],
          ],
        ],
        expected: [[[[1, 2, 3, 4, 5, 6, 7, 8, 9]]]],
      },
    ],
  }),
  casesOf({
    name: "spaceToDepth NCHW",
    call: (x) => spaceToDepth(x, 2, { dataFormat: "NCHW" }),
    dtypes: ANY,
    shapes: [[[2, 3, 4, 6]]],
    special: [
      // tf.nn.space_to_depth, transposed before and after
      {
        inputs: [
          [
            [
              [
                [0, 1, 2, 3],
                [4, 5, 6, 7],
              ],
              [
                [8, 9, 10, 11],
                [12, 13, 14, 15],
              ],
            ],
          ],
        ],
        expected: [
          [[[0, 2]], [[8, 10]], [[1, 3]], [[9, 11]], [[4, 6]], [[12, 14]], [[5, 7]], [[13, 15]]],
        ],
      },
    ],
  }),
  casesOf({
    name: "spaceToDepth squared",
    call: (x) => square(spaceToDepth(x, 2)),
    shapes: [[[1, 2, 4, 2]]],
    differentiable: [0],
  }),
];
