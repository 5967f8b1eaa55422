import { casesOf } from "../define/cases.ts";
import { ANY } from "./any-dtypes.ts";
import { spaceToBatchNd } from "./spaceToBatchNd.ts";

export const spaceToBatchNdCases = [
  casesOf({
    name: "spaceToBatchNd [2, 2] [[0, 0], [0, 1]]",
    call: (x) =>
      spaceToBatchNd(
        x,
        [2, 2],
        [
          [0, 0],
          [0, 1],
        ],
      ),
    dtypes: ANY,
    differentiable: [0],
    firstOrderOnly: "linear",
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
    name: "spaceToBatchNd [2] [[2, 0]]",
    call: (x) => spaceToBatchNd(x, [2], [[2, 0]]),
    dtypes: ANY,
    differentiable: [0],
    firstOrderOnly: "linear",
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
];
