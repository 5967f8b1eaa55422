import { casesOf } from "../define/cases.ts";
import { reduceLogsumexp } from "./reduceLogsumexp.ts";

export const reduceLogsumexpCases = [
  casesOf({
    name: "reduceLogsumexp",
    call: (x) => reduceLogsumexp(x, 1),
    shapes: [[[3, 4]], [[2, 3, 4]]],
    differentiable: [0],
    special: [
      // tf.reduce_logsumexp
      {
        inputs: [
          [
            [1, 2, -Infinity],
            [-Infinity, -Infinity, -Infinity],
            [1000, 999, 0],
          ],
        ],
        expected: [2.313261687518223, -Infinity, 1000.3132616875182],
      },
    ],
  }),
  casesOf({
    name: "reduceLogsumexp of all",
    call: (x) => reduceLogsumexp(x),
    shapes: [[[]], [[7]], [[3, 4]]],
    differentiable: [0],
    special: [
      // tf.reduce_logsumexp
      { inputs: [[]], expected: -Infinity },
      // tf.reduce_logsumexp
      { inputs: [[1, 2, NaN]], expected: NaN },
    ],
  }),
];
