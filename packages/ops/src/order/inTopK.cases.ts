import { casesOf } from "../define/cases.ts";
import { inTopK } from "./inTopK.ts";

export const inTopKCases = [
  ...(["int32", "int64", "uint8"] as const).map((index) =>
    casesOf({
      name: `inTopK of ${index} targets`,
      call: (targets, x) => inTopK(targets, x, 2),
      domain: [
        { low: index === "uint8" ? 0 : -1, high: 5, integer: true, dtype: index },
        { low: 0, high: 3, integer: true },
      ],
      shapes: [
        [[1], [1, 1]],
        [[7], [7, 5]],
        [[0], [0, 5]],
        [[3], [3, 0]],
        [[33], [33, 65]],
      ],
      // tf.math.in_top_k
      special: [
        {
          inputs: [
            [0, 1, 2],
            [
              [3, 2, 1],
              [1, 2, 1],
              [1, 3, 2],
            ],
          ],
          expected: [true, true, true],
        },
      ],
    }),
  ),
  casesOf({
    name: "inTopK of 1",
    call: (targets, x) => inTopK(targets, x, 1),
    domain: [
      { low: 0, high: 2, integer: true, dtype: "int32" },
      { low: 0, high: 2 },
    ],
    shapes: [[[4], [4, 3]]],
    special: [
      {
        inputs: [
          [0, 1, 2, 3, -1],
          [
            [3, 2, 1],
            [1, 1, 1],
            [1, 3, 2],
            [1, 2, 3],
            [1, 2, 3],
          ],
        ],
        expected: [true, true, false, false, false],
      },
      {
        inputs: [
          [0, 1, 2, 0],
          [
            [Infinity, 1, 1],
            [NaN, 2, 1],
            [-Infinity, 1, 2],
            [2, 1, -0],
          ],
        ],
        expected: [false, false, false, true],
      },
    ],
  }),
  casesOf({
    name: "inTopK of none",
    call: (targets, x) => inTopK(targets, x, 0),
    domain: [
      { low: 0, high: 2, integer: true, dtype: "int32" },
      { low: 0, high: 2 },
    ],
    shapes: [[[2], [2, 3]]],
    special: [{ inputs: [[0], [[3, 2, 1]]], expected: [false] }],
  }),
];
