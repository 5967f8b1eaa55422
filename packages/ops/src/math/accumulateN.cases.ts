import { casesOf } from "../define/cases.ts";
import { accumulateN } from "./accumulateN.ts";

export const accumulateNCases = [
  casesOf({
    name: "accumulateN",
    call: (a, b, c) => accumulateN([a, b, c]),
    shapes: [
      [[], [], []],
      [[0], [0], [0]],
      [
        [3, 5],
        [3, 5],
        [3, 5],
      ],
    ],
    differentiable: [0, 1, 2],
    firstOrderOnly: "linear",
    special: [
      // tf.math.accumulate_n
      {
        inputs: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        expected: [9, 12],
      },
    ],
  }),
];
