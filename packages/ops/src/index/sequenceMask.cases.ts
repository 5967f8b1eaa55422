import { casesOf } from "../define/cases.ts";
import { sequenceMask } from "./sequenceMask.ts";

export const sequenceMaskCases = [
  casesOf({
    name: "sequenceMask ",
    call: (x) => sequenceMask(x, {}),
    dtypes: ["int32", "uint8", "int64"],
    domain: [0, 6],
    shapes: [[[4]], [[0]], [[2, 3]], [[]]],
    special: [
      // tf.sequence_mask
      {
        inputs: [[1, 3, 2]],
        expected: [
          [true, false, false],
          [true, true, true],
          [true, true, false],
        ],
        dtype: "int32",
      },
    ],
  }),
  casesOf({
    name: "sequenceMask maxLength: 2, dtype: float64",
    call: (x) => sequenceMask(x, { maxLength: 2, dtype: "float64" }),
    dtypes: ["int32", "uint8", "int64"],
    domain: [0, 6],
    shapes: [[[4]]],
    special: [
      // tf.sequence_mask
      {
        inputs: [[1, 3, -2]],
        expected: [
          [1, 0],
          [1, 1],
          [0, 0],
        ],
        dtype: "int32",
      },
    ],
  }),
  casesOf({
    name: "sequenceMask maxLength: 4, dtype: int32",
    call: (x) => sequenceMask(x, { maxLength: 4, dtype: "int32" }),
    dtypes: ["int32", "uint8", "int64"],
    domain: [0, 6],
    shapes: [[[2, 3]]],
    special: [
      // tf.sequence_mask
      {
        inputs: [
          [
            [1, 2],
            [0, 5],
          ],
        ],
        expected: [
          [
            [1, 0, 0, 0],
            [1, 1, 0, 0],
          ],
          [
            [0, 0, 0, 0],
            [1, 1, 1, 1],
          ],
        ],
        dtype: "int32",
      },
    ],
  }),
  casesOf({
    name: "sequenceMask maxLength: 0",
    call: (x) => sequenceMask(x, { maxLength: 0 }),
    dtypes: ["int32", "uint8", "int64"],
    domain: [0, 6],
    shapes: [[[3]]],
    special: [
      // tf.sequence_mask
      { inputs: [[1]], expected: [[]], dtype: "int32" },
    ],
  }),
];
