import { inRows, nested, raggedCases } from "./ragged-cases.ts";
import { RaggedTensor } from "./RaggedTensor.ts";

const X = [1, 2, 3, 4, 5];

export const raggedTensorCases = [
  // tf.RaggedTensor.to_tensor
  ...raggedCases("RaggedTensor.toTensor", (x, y) => inRows(x).toTensor({ defaultValue: y }), {
    shapes: [
      [[5], []],
      [[5, 2], []],
      [[5, 2], [2]],
    ],
    special: [
      {
        inputs: [X, 9],
        expected: [
          [1, 2, 9],
          [9, 9, 9],
          [3, 4, 5],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  ...raggedCases(
    "RaggedTensor.toTensor cut off",
    (x, y) => inRows(x).toTensor({ defaultValue: y, shape: [4, 2] }),
    {
      shapes: [[[5], []]],
      special: [
        {
          inputs: [X, -1],
          expected: [
            [1, 2],
            [-1, -1],
            [3, 4],
            [-1, -1],
          ],
        },
      ],
      differentiable: [0, 1],
    },
  ),
  ...raggedCases(
    "RaggedTensor.toTensor of rows of rows",
    (x, y) => nested(x).toTensor({ defaultValue: y }),
    { shapes: [[[5], []]], differentiable: [0, 1] },
  ),
  // tf.RaggedTensor.from_tensor
  ...raggedCases(
    "RaggedTensor.fromTensor",
    (x) => RaggedTensor.fromTensor(x, { lengths: [1, 0, 9] }),
    {
      shapes: [[[3, 3]], [[3, 2, 2]]],
      special: [
        {
          inputs: [
            [
              [1, 2, 0],
              [0, 3, 0],
              [0, 0, 7],
            ],
          ],
          expected: [
            [1, 0, 0, 7],
            [0, 1, 1, 4],
          ],
        },
      ],
    },
  ),
  ...raggedCases("RaggedTensor.gather", (x) => inRows(x).gather([2, 0, 2]), {
    special: [
      {
        inputs: [X],
        expected: [
          [3, 4, 5, 1, 2, 3, 4, 5],
          [0, 3, 5, 8],
        ],
      },
    ],
  }),
  ...raggedCases("RaggedTensor.gather of rows of rows", (x) => nested(x).gather([2, 0]), {
    special: [
      {
        inputs: [X],
        expected: [
          [4, 5, 1, 2, 3],
          [0, 1, 3],
          [0, 2, 3, 5],
        ],
      },
    ],
  }),
  ...raggedCases("RaggedTensor.at", (x) => inRows(x).at(2), {
    special: [{ inputs: [X], expected: [3, 4, 5] }],
  }),
];
