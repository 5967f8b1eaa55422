import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "./any-dtypes.ts";
import { reverseSequence } from "./reverseSequence.ts";

export const reverseSequenceCases = [
  casesOf({
    name: "reverseSequence 1 0",
    call: (x, n) => reverseSequence(x, n, { seqAxis: 1, batchAxis: 0 }),
    dtypes: ANY,
    domain: [
      { low: -3, high: 3 },
      { low: 0, high: 2, integer: true, dtype: "int32" },
    ],
    shapes: [
      [[2, 3], [2]],
      [[4, 2, 3], [4]],
      [[0, 2], [0]],
    ],
    special: [
      // tf.reverse_sequence
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [3, 1],
        ],
        expected: [
          [3, 2, 1],
          [4, 5, 6],
        ],
      },
    ],
  }),
  casesOf({
    name: "reverseSequence 0 1",
    call: (x, n) => reverseSequence(x, n, { seqAxis: 0, batchAxis: 1 }),
    dtypes: ANY,
    domain: [
      { low: -3, high: 3 },
      { low: 0, high: 2, integer: true, dtype: "int32" },
    ],
    shapes: [[[2, 3], [3]]],
    special: [
      // tf.reverse_sequence
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [1, 2, 0],
        ],
        expected: [
          [1, 5, 3],
          [4, 2, 6],
        ],
      },
    ],
  }),
  casesOf({
    name: "reverseSequence 2 0",
    call: (x, n) => reverseSequence(x, n, { seqAxis: 2, batchAxis: 0 }),
    dtypes: ANY,
    domain: [
      { low: -3, high: 3 },
      { low: 0, high: 2, integer: true, dtype: "int32" },
    ],
    shapes: [[[2, 3, 4], [2]]],
    special: [
      // tf.reverse_sequence
      {
        inputs: [
          [[[1, 2, 3]], [[4, 5, 6]]],
          [2, 3],
        ],
        expected: [[[2, 1, 3]], [[6, 5, 4]]],
      },
    ],
  }),
  casesOf({
    name: "reverseSequence int64",
    call: (x, n) => reverseSequence(x, n),
    domain: [
      { low: -3, high: 3 },
      { low: 0, high: 2, integer: true, dtype: "int64" },
    ],
    shapes: [[[2, 3], [2]]],
  }),
  casesOf({
    name: "reverseSequence squared",
    call: (x, n) => square(reverseSequence(x, n)),
    domain: [
      { low: -3, high: 3 },
      { low: 0, high: 2, integer: true, dtype: "int32" },
    ],
    shapes: [[[2, 3], [2]]],
    differentiable: [0],
  }),
];
