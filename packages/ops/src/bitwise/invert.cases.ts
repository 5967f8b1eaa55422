import { casesOf } from "../define/cases.ts";
import { invert } from "./invert.ts";

export const invertCases = [
  casesOf({
    name: "invert",
    call: invert,
    dtypes: ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"],
    domain: { low: -100, high: 100 },
    special: [
      // tf.bitwise.invert
      { inputs: [[0, 1, -128, 127, 100]], expected: [-1, -2, 127, -128, -101], dtype: "int8" },
      // tf.bitwise.invert
      { inputs: [[0, 1, 0, 255, 100]], expected: [255, 254, 255, 0, 155], dtype: "uint8" },
      // tf.bitwise.invert
      {
        inputs: [[0, 1, -32768, 32767, 100]],
        expected: [-1, -2, 32767, -32768, -101],
        dtype: "int16",
      },
      // tf.bitwise.invert
      {
        inputs: [[0, 1, 0, 65535, 100]],
        expected: [65535, 65534, 65535, 0, 65435],
        dtype: "uint16",
      },
      // tf.bitwise.invert
      {
        inputs: [[0, 1, -2147483648, 2147483647, 100]],
        expected: [-1, -2, 2147483647, -2147483648, -101],
        dtype: "int32",
      },
      // tf.bitwise.invert
      {
        inputs: [[0, 1, 0, 4294967295, 100]],
        expected: [4294967295, 4294967294, 4294967295, 0, 4294967195],
        dtype: "uint32",
      },
      // tf.bitwise.invert
      {
        inputs: [[0n, 1n, -9223372036854775808n, 9223372036854775807n, 100n]],
        expected: [-1n, -2n, 9223372036854775807n, -9223372036854775808n, -101n],
        dtype: "int64",
      },
      // tf.bitwise.invert
      {
        inputs: [[0n, 1n, 0n, 18446744073709551615n, 100n]],
        expected: [
          18446744073709551615n,
          18446744073709551614n,
          18446744073709551615n,
          0n,
          18446744073709551515n,
        ],
        dtype: "uint64",
      },
    ],
  }),
];
