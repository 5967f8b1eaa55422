import { casesOf } from "../define/cases.ts";
import { globalNorm } from "./globalNorm.ts";

export const globalNormCases = [
  casesOf({
    name: "globalNorm",
    call: (a, b) => globalNorm([a, null, b]),
    shapes: [
      [[2, 3], []],
      [[0], [1]],
    ],
    special: [
      // tf.linalg.global_norm
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: 10.44030650891055,
      },
      // tf.linalg.global_norm
      {
        inputs: [
          [NaN, 1],
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: NaN,
      },
      // tf.linalg.global_norm
      { inputs: [[0, 0], [0]], expected: 0 },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "globalNorm none",
    call: () => globalNorm([]),
    dtypes: ["float32"],
    shapes: [[]],
    special: [
      // tf.linalg.global_norm
      { inputs: [], expected: 0, dtype: "float32" },
    ],
  }),
];
