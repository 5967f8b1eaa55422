import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "./any-dtypes.ts";
import { spaceToBatch } from "./spaceToBatch.ts";

export const spaceToBatchCases = [
  casesOf({
    name: "spaceToBatch [2, 2] [[0, 0], [0, 1]]",
    call: (x) =>
      spaceToBatch(
        x,
        [2, 2],
        [
          [0, 0],
          [0, 1],
        ],
      ),
    dtypes: ANY,
    shapes: [[[3, 4, 5, 2]], [[1, 2, 1]]],
    special: [
      // tf.space_to_batch
      {
        inputs: [
          [
            [
              [1, 2, 3],
              [4, 5, 6],
            ],
          ],
        ],
        expected: [[[1, 3]], [[2, 0]], [[4, 6]], [[5, 0]]],
      },
    ],
  }),
  casesOf({
    name: "spaceToBatch [2] [[2, 0]]",
    call: (x) => spaceToBatch(x, [2], [[2, 0]]),
    dtypes: ANY,
    shapes: [[[2, 6, 3]], [[0, 2]]],
    special: [
      // tf.space_to_batch
      {
        inputs: [[[1, 2, 3, 4]]],
        expected: [
          [0, 1, 3],
          [0, 2, 4],
        ],
      },
    ],
  }),
  casesOf({
    name: "spaceToBatch [] []",
    call: (x) => spaceToBatch(x, [], []),
    dtypes: ANY,
    shapes: [[[2, 3]]],
    special: [
      // tf.space_to_batch
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
    name: "spaceToBatch [3, 1] [[1, 1], [0, 0]]",
    call: (x) =>
      spaceToBatch(
        x,
        [3, 1],
        [
          [1, 1],
          [0, 0],
        ],
      ),
    dtypes: ANY,
    shapes: [[[2, 4, 3]]],
    special: [
      // tf.space_to_batch
      {
        inputs: [[[[1, 2]], [[3, 4]]]],
        expected: [[[0, 0]], [[0, 0]], [[1, 2]], [[3, 4]], [[0, 0]], [[0, 0]]],
      },
    ],
  }),
  casesOf({
    name: "spaceToBatch squared",
    call: (x) =>
      square(
        spaceToBatch(
          x,
          [2, 2],
          [
            [1, 1],
            [0, 1],
          ],
        ),
      ),
    shapes: [[[1, 2, 3, 2]]],
    differentiable: [0],
  }),
];
