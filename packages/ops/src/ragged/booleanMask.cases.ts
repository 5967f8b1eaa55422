import { booleanMask } from "./booleanMask.ts";
import { constant } from "./constant.ts";
import { inRows, nested, raggedCases } from "./ragged-cases.ts";

const [T, F] = [true, false];
const X = [1, 2, 3, 4, 5];

// tf.ragged.boolean_mask
export const raggedBooleanMaskCases = [
  ...raggedCases(
    "ragged.booleanMask of a matrix",
    (x) =>
      booleanMask(x, [
        [T, F, T],
        [F, F, F],
      ]),
    {
      shapes: [[[2, 3]], [[2, 3, 2]]],
      special: [
        {
          inputs: [
            [
              [1, 2, 3],
              [4, 5, 6],
            ],
          ],
          expected: [
            [1, 3],
            [0, 2, 2],
          ],
        },
      ],
    },
  ),
  ...raggedCases(
    "ragged.booleanMask",
    (x) => booleanMask(inRows(x), constant([[T, F], [], [F, T, T]])),
    {
      special: [
        {
          inputs: [X],
          expected: [
            [1, 4, 5],
            [0, 1, 1, 3],
          ],
        },
      ],
    },
  ),
  ...raggedCases("ragged.booleanMask of rows", (x) => booleanMask(inRows(x), [F, T, T]), {
    special: [
      {
        inputs: [X],
        expected: [
          [3, 4, 5],
          [0, 0, 3],
        ],
      },
    ],
  }),
  ...raggedCases(
    "ragged.booleanMask of rows of rows",
    (x) => booleanMask(nested(x), constant([[T, F], [], [T]])),
    {
      special: [
        {
          inputs: [X],
          expected: [
            [1, 4, 5],
            [0, 1, 1, 2],
            [0, 1, 3],
          ],
        },
      ],
    },
  ),
];
