import { casesOf } from "../define/cases.ts";
import { truncateMod } from "./truncateMod.ts";

export const truncateModCases = [
  casesOf({
    name: "truncateMod",
    call: truncateMod,
    arity: 2,
    dtypes: ["int32", "int64", "float64"],
    domain: [
      { low: -9, high: 9 },
      { low: 1, high: 5 },
    ],
    special: [
      // tf.truncatemod
      {
        inputs: [
          [7, -7, 7, -7, 1, -1, 0, Infinity, 5.5, -4, -1, NaN],
          [2, 2, -2, -2, 0, 0, 0, 2, Infinity, 2, 5, 1],
        ],
        expected: [1, -1, 1, -1, NaN, NaN, NaN, NaN, 5.5, -0, -1, NaN],
      },
      // tf.truncatemod
      {
        inputs: [
          [7, -7, 7, -7, -2147483648, 2147483647, -2147483648, 6, 0],
          [2, 2, -2, -2, 2, -2, 3, -3, 5],
        ],
        expected: [1, -1, 1, -1, 0, 1, -2, 0, 0],
        dtype: "int32",
      },
      // tf.truncatemod
      {
        inputs: [
          [7n, -7n, 7n, -7n, -9223372036854775808n, 9223372036854775807n, -9223372036854775808n],
          [2n, 2n, -2n, -2n, 2n, -2n, 3n],
        ],
        expected: [1n, -1n, 1n, -1n, 0n, 1n, -2n],
        dtype: "int64",
      },
      // numpy.trunc and numpy.fmod
      {
        inputs: [
          [127, -128, -7, 7],
          [2, 3, 2, -2],
        ],
        expected: [1, -2, -1, 1],
        dtype: "int8",
      },
      // numpy.trunc and numpy.fmod
      {
        inputs: [
          [255, 7, 1],
          [2, 3, 200],
        ],
        expected: [1, 1, 1],
        dtype: "uint8",
      },
      // numpy.trunc and numpy.fmod
      {
        inputs: [
          [4294967295, 7],
          [2, 3],
        ],
        expected: [1, 1],
        dtype: "uint32",
      },
    ],
  }),
  casesOf({
    name: "truncateMod negative divisor",
    call: truncateMod,
    arity: 2,
    dtypes: ["int32", "int64", "float64"],
    domain: [
      { low: -9, high: 9 },
      { low: -5, high: -1 },
    ],
  }),
];
