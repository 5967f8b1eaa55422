import { casesOf } from "../define/cases.ts";
import { polyval } from "./polyval.ts";

export const polyvalCases = [
  casesOf({
    name: "polyval",
    call: (x) => polyval([1, -2, 3.5], x),
    differentiable: [0],
    special: [
      // tf.math.polyval
      { inputs: [[-1, 0, 2, 0.5, Infinity, NaN]], expected: [6.5, 3.5, 3.5, 2.75, Infinity, NaN] },
    ],
  }),
  casesOf({
    name: "polyval of tensors",
    call: (a, b, x) => polyval([a, b], x),
    arity: 3,
    differentiable: [0, 1, 2],
    special: [
      // tf.math.polyval
      {
        inputs: [
          [[2], [3]],
          [1, -1],
          [5, 7],
        ],
        expected: [
          [11, 13],
          [16, 20],
        ],
      },
    ],
  }),
  casesOf({
    name: "polyval of nothing",
    call: (x) => polyval([], x),
    special: [
      // tf.math.polyval
      { inputs: [[1, 2]], expected: [0, 0] },
    ],
  }),
  casesOf({
    name: "polyval of integers",
    call: (x) => polyval([1, 2, 3], x),
    dtypes: ["int32"],
    special: [
      // tf.math.polyval
      { inputs: [[1, -2, 3]], expected: [6, 3, 18], dtype: "int32" },
    ],
  }),
];
