import { segmentSqrtN } from "./segmentSqrtN.ts";
import { sparseCases } from "./sparse-cases.ts";

export const sparseSegmentSqrtNCases = [
  ...sparseCases("segmentSqrtN", (x) => segmentSqrtN(x, [0, 3, 1, 1], [0, 0, 2, 2]), {
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
            [5.65685424949238, 7.071067811865475],
            [0.0, 0.0],
            [4.242640687119285, 5.65685424949238],
          ],
        ],
      },
    ],
    shapes: [[[4, 2]], [[4]], [[5, 2, 3]]],
    dtypes: "float",
  }),
  ...sparseCases(
    "segmentSqrtN of 4",
    (x) => segmentSqrtN(x, [0, 3, 1, 1], [0, 0, 2, 2], { numSegments: 4 }),
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
              [5.65685424949238, 7.071067811865475],
              [0.0, 0.0],
              [4.242640687119285, 5.65685424949238],
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
