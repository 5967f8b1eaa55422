import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { unique } from "./unique.ts";

export const uniqueCases = [
  casesOf({
    name: "unique",
    call: (x) => unique(x),
    dtypes: ["bool", "int32", "int64", "float32", "float64"],
    domain: { low: 0, high: 9, integer: true },
    shapes: [[[0]], [[1]], [[7]], [[4099]]],
    // tf.unique
    special: [
      {
        inputs: [[0, -0, NaN, 1, NaN]],
        expected: [
          [0, NaN, 1, NaN],
          [0, 0, 1, 2, 3],
        ],
      },
      {
        inputs: [["a", "b", "a"]],
        expected: [
          ["a", "b"],
          [0, 1, 0],
        ],
        dtype: "string",
      },
    ],
  }),
  casesOf({
    name: "unique with int64 places",
    call: (x) => unique(x, { outIdx: "int64" }),
    dtypes: ["int32"],
    shapes: [[[5]]],
  }),
  casesOf({
    name: "unique squared",
    call: (x) => {
      const [y] = unique(x);
      return multiply(y, y);
    },
    shapes: [[[5]]],
    differentiable: [0],
  }),
];
