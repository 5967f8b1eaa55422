import { segmentSum } from "./segmentSum.ts";
import { sparseCases } from "./sparse-cases.ts";

export const sparseSegmentSumCases = [
  ...sparseCases("segmentSum", (x) => segmentSum(x, [0, 3, 1, 1], [0, 0, 2, 2]), {
    // tf.sparse
    special: [
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
          [
            [8.0, 10.0],
            [0.0, 0.0],
            [6.0, 8.0],
          ],
        ],
      },
    ],
    shapes: [[[4, 2]], [[4]], [[5, 2, 3]]],
  }),
  ...sparseCases(
    "segmentSum of 4",
    (x) => segmentSum(x, [0, 3, 1, 1], [0, 0, 2, 2], { numSegments: 4 }),
    {
      // tf.sparse
      special: [
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
            [
              [8.0, 10.0],
              [0.0, 0.0],
              [6.0, 8.0],
              [0, 0],
            ],
          ],
        },
      ],
      shapes: [[[4, 2]]],
    },
  ),
];
