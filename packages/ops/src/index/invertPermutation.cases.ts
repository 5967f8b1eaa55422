import { casesOf } from "../define/cases.ts";
import { invertPermutation } from "./invertPermutation.ts";

export const invertPermutationCases = [
  casesOf({
    name: "invertPermutation",
    call: (x) => invertPermutation(x),
    dtypes: ["int32", "int64"],
    domain: [0, 0],
    shapes: [[[1]], [[0]]],
    special: [
      // tf.math.invert_permutation
      { inputs: [[2, 0, 1]], expected: [1, 2, 0], dtype: "int32" },
      // tf.math.invert_permutation
      { inputs: [[0]], expected: [0], dtype: "int32" },
      // tf.math.invert_permutation
      { inputs: [[3, 4, 0, 2, 1]], expected: [2, 4, 3, 0, 1], dtype: "int32" },
    ],
  }),
];
