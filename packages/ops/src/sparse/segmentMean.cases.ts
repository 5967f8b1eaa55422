import { segmentMean } from "./segmentMean.ts";
import { sparseCases } from "./sparse-cases.ts";

export const sparseSegmentMeanCases = [
  ...sparseCases("segmentMean", (x) => segmentMean(x, [0, 3, 1, 1], [0, 0, 2, 2]), {
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
            [4.0, 5.0],
            [0.0, 0.0],
            [3.0, 4.0],
          ],
        ],
      },
    ],
    shapes: [[[4, 2]], [[4]], [[5, 2, 3]]],
    dtypes: "float",
  }),
  ...sparseCases(
    "segmentMean of 4",
    (x) => segmentMean(x, [0, 3, 1, 1], [0, 0, 2, 2], { numSegments: 4 }),
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
              [4.0, 5.0],
              [0.0, 0.0],
              [3.0, 4.0],
              [0, 0],
            ],
          ],
        },
      ],
      shapes: [[[4, 2]]],
      dtypes: "float",
    },
  ),
];
