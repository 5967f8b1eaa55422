import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "./any-dtypes.ts";
import { batchToSpace } from "./batchToSpace.ts";

export const batchToSpaceCases = [
  casesOf({
    name: "batchToSpace [2, 2] [[0, 0], [0, 1]]",
    call: (x) =>
      batchToSpace(
        x,
        [2, 2],
        [
          [0, 0],
          [0, 1],
        ],
      ),
    dtypes: ANY,
    shapes: [[[8, 2, 3, 2]], [[4, 1, 1]]],
    special: [
      // tf.batch_to_space
      {
        inputs: [[[[1, 2]], [[3, 4]], [[5, 6]], [[7, 8]]]],
        expected: [
          [
            [1, 3, 2],
            [5, 7, 6],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "batchToSpace [2] [[1, 0]]",
    call: (x) => batchToSpace(x, [2], [[1, 0]]),
    dtypes: ANY,
    shapes: [[[2, 3, 2]]],
    special: [
      // tf.batch_to_space
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
            [5, 6],
            [7, 8],
          ],
        ],
        expected: [
          [5, 2, 6],
          [7, 4, 8],
        ],
      },
    ],
  }),
  casesOf({
    name: "batchToSpace [] []",
    call: (x) => batchToSpace(x, [], []),
    dtypes: ANY,
    shapes: [[[2, 3]]],
    special: [
      // tf.batch_to_space
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [1, 2, 3],
          [4, 5, 6],
        ],
      },
    ],
  }),
  casesOf({
    name: "batchToSpace [2] [[1, 1]]",
    call: (x) => batchToSpace(x, [2], [[1, 1]]),
    dtypes: ANY,
    shapes: [[[4, 3]]],
    special: [
      // tf.batch_to_space
      { inputs: [[[1], [2]]], expected: [[]] },
    ],
  }),
  casesOf({
    name: "batchToSpace squared",
    call: (x) =>
      square(
        batchToSpace(
          x,
          [2, 2],
          [
            [0, 0],
            [1, 0],
          ],
        ),
      ),
    shapes: [[[4, 1, 2, 2]]],
    differentiable: [0],
  }),
];
