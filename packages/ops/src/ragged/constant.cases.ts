import { constant } from "./constant.ts";
import { raggedCases } from "./ragged-cases.ts";

export const raggedConstantCases = raggedCases(
  "ragged.constant",
  (x) => constant([[[1], [2, 3]], [], [[4]]], { dtype: x.dtype }),
  {
    shapes: [[[]]],
    // tf.ragged.constant
    special: [
      {
        inputs: [0],
        expected: [
          [1, 2, 3, 4],
          [0, 2, 2, 3],
          [0, 1, 3, 4],
        ],
      },
    ],
    differentiable: [],
  },
);
