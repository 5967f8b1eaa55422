import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { setdiff1d } from "./setdiff1d.ts";

export const setdiff1dCases = [
  casesOf({
    name: "setdiff1d",
    call: (x, y) => setdiff1d(x, y),
    dtypes: ["bool", "int32", "int64", "float32", "float64"],
    domain: { low: 0, high: 9, integer: true },
    shapes: [
      [[0], [3]],
      [[3], [0]],
      [[33], [5]],
    ],
    // tf.compat.v1.setdiff1d
    special: [
      {
        inputs: [
          [1, 2, 3, NaN, 2, 5],
          [2, NaN, 5],
        ],
        expected: [
          [1, 3, NaN],
          [0, 2, 3],
        ],
      },
    ],
  }),
  casesOf({
    name: "setdiff1d squared",
    call: (x) => {
      const [y] = setdiff1d(x, []);
      return multiply(y, y);
    },
    shapes: [[[5]]],
    differentiable: [0],
  }),
];
