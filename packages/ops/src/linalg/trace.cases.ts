import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { trace } from "./trace.ts";

export const traceCases = [
  casesOf({
    name: "trace",
    call: (x) => trace(x),
    dtypes: "number",
    shapes: [[[3, 4]], [[2, 4, 3]], [[0, 2]], [[1, 1]]],
    special: [
      // tf.linalg.trace
      {
        inputs: [
          [
            [
              [1, 2, 3],
              [4, 5, 6],
            ],
            [
              [2, 3, 4],
              [5, 6, 7],
            ],
          ],
        ],
        expected: [6, 8],
      },
      // tf.linalg.trace
      {
        inputs: [
          [
            [NaN, Infinity],
            [1, 2],
          ],
        ],
        expected: NaN,
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "trace",
    call: (x) => trace(x),
    shapes: [[[2, 3]]],
    differentiable: [0],
  }),
];
