import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { topK } from "./topK.ts";

const dtypes = ["int32", "int64", "float32", "float64"] as const;

export const topKCases = [
  casesOf({
    name: "topK",
    call: (x) => topK(x),
    dtypes,
    shapes: [[[1]], [[7]], [[3, 5]], [[0, 3]], [[4099]]],
  }),
  casesOf({
    name: "topK of 0",
    call: (x) => topK(x, 0),
    dtypes,
    shapes: [[[0]], [[7]], [[2, 3]], [[1030]]],
  }),
  casesOf({
    name: "topK of 3",
    call: (x) => topK(x, 3),
    dtypes,
    // Many ties, and rows that are cut into chunks with something left over.
    domain: { low: -3, high: 3, integer: true },
    shapes: [[[3]], [[7]], [[2, 3, 5]], [[1031]], [[3, 600]], [[2, 2, 4099]]],
    // tf.math.top_k; NaN comes last, as in this library's sort (TensorFlow leaves it open).
    special: [
      {
        inputs: [
          [
            [1, 4, 3, 4],
            [2, 2, 2, -Infinity],
          ],
        ],
        expected: [
          [
            [4, 4, 3],
            [2, 2, 2],
          ],
          [
            [1, 3, 2],
            [0, 1, 2],
          ],
        ],
      },
      {
        inputs: [[NaN, -Infinity, 1, NaN]],
        expected: [
          [1, -Infinity, NaN],
          [2, 1, 0],
        ],
      },
      {
        inputs: [[3, 1, 3, 2]],
        expected: [
          [3, 3, 2],
          [0, 2, 3],
        ],
        dtype: "int32",
      },
    ],
  }),
  casesOf({
    name: "topK with int64 places",
    call: (x) => topK(x, 2, { indexType: "int64", sorted: false }),
    shapes: [[[5]]],
  }),
  casesOf({
    name: "topK squared",
    call: (x) => {
      const [values] = topK(x, 2);
      return multiply(values, values);
    },
    shapes: [[[5]], [[3, 4]], [[700]]],
    differentiable: [0],
  }),
];
