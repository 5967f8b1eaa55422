import { casesOf } from "../define/cases.ts";
import { truncateDiv } from "./truncateDiv.ts";

export const truncateDivCases = [
  casesOf({
    name: "truncateDiv",
    call: truncateDiv,
    arity: 2,
    dtypes: ["int32", "int64", "float64"],
    domain: [
      { low: -9, high: 9 },
      { low: 1, high: 5 },
    ],
    special: [
      // tf.truncatediv
      {
        inputs: [
          [7, -7, 7, -7, 1, -1, 0, Infinity, 5.5, -4, -1, NaN],
          [2, 2, -2, -2, 0, 0, 0, 2, Infinity, 2, 5, 1],
        ],
        expected: [3, -3, -3, 3, Infinity, -Infinity, NaN, Infinity, 0, -2, -0, NaN],
      },
      // tf.truncatediv
      {
        inputs: [
          [7, -7, 7, -7, -2147483648, 2147483647, -2147483648, 6, 0],
          [2, 2, -2, -2, 2, -2, 3, -3, 5],
        ],
        expected: [3, -3, -3, 3, -1073741824, -1073741823, -715827882, -2, 0],
        dtype: "int32",
      },
      // tf.truncatediv
      {
        inputs: [
          [7n, -7n, 7n, -7n, -9223372036854775808n, 9223372036854775807n, -9223372036854775808n],
          [2n, 2n, -2n, -2n, 2n, -2n, 3n],
        ],
        expected: [
          3n,
          -3n,
          -3n,
          3n,
          -4611686018427387904n,
          -4611686018427387903n,
          -3074457345618258602n,
        ],
        dtype: "int64",
      },
      // numpy.trunc and numpy.fmod
      {
        inputs: [
          [127, -128, -7, 7],
          [2, 3, 2, -2],
        ],
        expected: [63, -42, -3, -3],
        dtype: "int8",
      },
      // numpy.trunc and numpy.fmod
      {
        inputs: [
          [255, 7, 1],
          [2, 3, 200],
        ],
        expected: [127, 2, 0],
        dtype: "uint8",
      },
      // numpy.trunc and numpy.fmod
      {
        inputs: [
          [4294967295, 7],
          [2, 3],
        ],
        expected: [2147483647, 2],
        dtype: "uint32",
      },
    ],
  }),
  casesOf({
    name: "truncateDiv negative divisor",
    call: truncateDiv,
    arity: 2,
    dtypes: ["int32", "int64", "float64"],
    domain: [
      { low: -9, high: 9 },
      { low: -5, high: -1 },
    ],
  }),
];
