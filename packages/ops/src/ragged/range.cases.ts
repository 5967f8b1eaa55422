import { raggedCases } from "./ragged-cases.ts";
import { range } from "./range.ts";

export const raggedRangeCases = [
  ...raggedCases("ragged.range", (x) => range(x), {
    shapes: [[[]], [[4]]],
    // tf.ragged.range
    special: [
      {
        inputs: [[3, 0, 2]],
        expected: [
          [0, 1, 2, 0, 1],
          [0, 3, 3, 5],
        ],
      },
    ],
    differentiable: [],
  }),
  ...raggedCases("ragged.range of three", (x, y, z) => range(x, y, z), {
    shapes: [],
    special: [
      {
        inputs: [
          [1, 5],
          [4, 1],
          [1, -2],
        ],
        expected: [
          [1, 2, 3, 5, 3],
          [0, 3, 5],
        ],
      },
      {
        inputs: [0, [3, 2], 0.5],
        expected: [
          [0, 0.5, 1, 1.5, 2, 2.5, 0, 0.5, 1, 1.5],
          [0, 6, 10],
        ],
      },
    ],
    differentiable: [],
  }),
];
