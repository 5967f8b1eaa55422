import { inRows, nested, raggedCases } from "./ragged-cases.ts";
import { stack } from "./stack.ts";

const X = [1, 2, 3, 4, 5];
const Y = [6, 7, 8, 9, 10];

export const raggedStackCases = [
  ...raggedCases("ragged.stack of vectors", (x, y) => stack([x, y]), {
    shapes: [
      [[2], [3]],
      [[0], [1]],
    ],
    // tf.ragged.stack
    special: [
      {
        inputs: [[1, 2], [3]],
        expected: [
          [1, 2, 3],
          [0, 2, 3],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  ...raggedCases("ragged.stack", (x, y) => stack([inRows(x), inRows(y)]), {
    shapes: [[[5], [5]]],
    special: [
      {
        inputs: [X, Y],
        expected: [
          [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
          [0, 3, 6],
          [0, 2, 2, 5, 7, 7, 10],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  ...raggedCases("ragged.stack of a dense tensor", (x, y) => stack([x, nested(y)]), {
    shapes: [[[1, 2, 3], [5]]],
    differentiable: [0, 1],
  }),
  ...raggedCases("ragged.stack along 1", (x, y) => stack([inRows(x), inRows(y)], 1), {
    shapes: [[[5], [5]]],
    special: [
      {
        inputs: [X, Y],
        expected: [
          [1, 2, 6, 7, 3, 4, 5, 8, 9, 10],
          [0, 2, 4, 6],
          [0, 2, 4, 4, 4, 7, 10],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
