import { casesOf } from "../define/cases.ts";
import { isStrictlyIncreasing } from "./isStrictlyIncreasing.ts";

export const isStrictlyIncreasingCases = [
  casesOf({
    name: "isStrictlyIncreasing",
    call: isStrictlyIncreasing,
    dtypes: "number",
    // tf.math.is_strictly_increasing
    special: [
      { inputs: [[1, 1, 2]], expected: false },
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
        expected: false,
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
      { inputs: [[Infinity, Infinity]], expected: false },
      { inputs: [[-Infinity, 0]], expected: true },
    ],
  }),
];
