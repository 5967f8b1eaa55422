import { casesOf } from "../define/cases.ts";
import { uniqueWithCounts } from "./uniqueWithCounts.ts";

export const uniqueWithCountsCases = [
  casesOf({
    name: "uniqueWithCounts",
    call: (x) => uniqueWithCounts(x),
    dtypes: ["bool", "int32", "int64", "float32", "float64"],
    domain: { low: 0, high: 9, integer: true },
    shapes: [[[0]], [[1]], [[7]], [[4099]]],
    // tf.unique_with_counts
    special: [
      {
        inputs: [[5, 1, 5, 2, 1, 5]],
        expected: [
          [5, 1, 2],
          [0, 1, 0, 2, 1, 0],
          [3, 2, 1],
        ],
        dtype: "int32",
      },
      {
        inputs: [["a", "b", "a"]],
        expected: [
          ["a", "b"],
          [0, 1, 0],
          [2, 1],
        ],
        dtype: "string",
      },
    ],
  }),
];
