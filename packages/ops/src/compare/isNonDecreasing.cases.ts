import { casesOf } from "../define/cases.ts";
import { isNonDecreasing } from "./isNonDecreasing.ts";

export const isNonDecreasingCases = [
  casesOf({
    name: "isNonDecreasing",
    call: isNonDecreasing,
    dtypes: "number",
    // tf.math.is_non_decreasing
    special: [
      { inputs: [[1, 1, 2]], expected: true },
      { inputs: [[1, 2, 3]], expected: true },
      { inputs: [[2, 1]], expected: false },
      { inputs: [[1]], expected: true },
      { inputs: [[]], expected: true },
      {
        inputs: [
          [
            [1, 2],
            [2, 3],
          ],
        ],
        expected: true,
      },
      {
        inputs: [
          [
            [1, 2],
            [0, 3],
          ],
        ],
        expected: false,
      },
      { inputs: [[1, NaN]], expected: false },
      { inputs: [[Infinity, Infinity]], expected: true },
      { inputs: [[-Infinity, 0]], expected: true },
    ],
  }),
];
