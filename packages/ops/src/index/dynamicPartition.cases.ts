import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { dynamicPartition } from "./dynamicPartition.ts";

export const dynamicPartitionCases = [
  casesOf({
    name: "dynamicPartition 3",
    call: (x, p) => dynamicPartition(x, p, 3),
    dtypes: ANY,
    domain: [
      { low: -3, high: 3 },
      { low: 0, high: 2, integer: true, dtype: "int32" },
    ],
    shapes: [
      [[5], [5]],
      [[4, 2], [4]],
      [
        [2, 3],
        [2, 3],
      ],
      [[3], []],
      [[0], [0]],
    ],
    special: [
      // tf.dynamic_partition
      {
        inputs: [
          [1, 4],
          [1, 0],
        ],
        expected: [[4], [1], []],
      },
    ],
  }),
  casesOf({
    name: "dynamicPartition 3",
    call: (x, p) => dynamicPartition(x, p, 3),
    dtypes: ANY,
    domain: [
      { low: -3, high: 3 },
      { low: 0, high: 2, integer: true, dtype: "int32" },
    ],
    shapes: [
      [
        [2, 3, 2],
        [2, 3],
      ],
    ],
    special: [
      // tf.dynamic_partition
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [
            [0, 1, 0],
            [1, 1, 1],
          ],
        ],
        expected: [[1, 3], [2, 4, 5, 6], []],
      },
    ],
  }),
  casesOf({
    name: "dynamicPartition one",
    call: (x) => dynamicPartition(x, [0, 0], 1)[0]!,
    shapes: [[[2]]],
    special: [
      // tf.dynamic_partition
      { inputs: [[1, 2]], expected: [1, 2] },
    ],
  }),
  casesOf({
    name: "dynamicPartition squared",
    call: (x, p) => dynamicPartition(x, p, 3).map((y) => square(y)),
    domain: [
      { low: -3, high: 3 },
      { low: 0, high: 2, integer: true, dtype: "int32" },
    ],
    shapes: [
      [
        [2, 3, 2],
        [2, 3],
      ],
    ],
    differentiable: [0],
  }),
];
