import { casesOf } from "../define/cases.ts";
import { bitwiseXor } from "./bitwiseXor.ts";

export const bitwiseXorCases = [
  casesOf({
    name: "bitwiseXor",
    call: bitwiseXor,
    arity: 2,
    dtypes: ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"],
    domain: { low: -100, high: 100 },
    special: [
      // tf.bitwise.bitwiseXor
      {
        inputs: [
          [12, 127, -128, 127, -128, 100, -1, -7],
          [10, 5, 127, -128, -128, 77, 9, -3],
        ],
        expected: [6, 122, -1, -1, 0, 41, -10, 4],
        dtype: "int8",
      },
      // tf.bitwise.bitwiseXor
      {
        inputs: [
          [12, 255, 0, 255, 0, 100],
          [10, 5, 255, 0, 0, 77],
        ],
        expected: [6, 250, 255, 255, 0, 41],
        dtype: "uint8",
      },
      // tf.bitwise.bitwiseXor
      {
        inputs: [
          [12, 32767, -32768, 32767, -32768, 100, -1, -7],
          [10, 5, 32767, -32768, -32768, 77, 9, -3],
        ],
        expected: [6, 32762, -1, -1, 0, 41, -10, 4],
        dtype: "int16",
      },
      // tf.bitwise.bitwiseXor
      {
        inputs: [
          [12, 65535, 0, 65535, 0, 100],
          [10, 5, 65535, 0, 0, 77],
        ],
        expected: [6, 65530, 65535, 65535, 0, 41],
        dtype: "uint16",
      },
      // tf.bitwise.bitwiseXor
      {
        inputs: [
          [12, 2147483647, -2147483648, 2147483647, -2147483648, 100, -1, -7],
          [10, 5, 2147483647, -2147483648, -2147483648, 77, 9, -3],
        ],
        expected: [6, 2147483642, -1, -1, 0, 41, -10, 4],
        dtype: "int32",
      },
      // tf.bitwise.bitwiseXor
      {
        inputs: [
          [12, 4294967295, 0, 4294967295, 0, 100],
          [10, 5, 4294967295, 0, 0, 77],
        ],
        expected: [6, 4294967290, 4294967295, 4294967295, 0, 41],
        dtype: "uint32",
      },
      // tf.bitwise.bitwiseXor
      {
        inputs: [
          [
            12n,
            9223372036854775807n,
            -9223372036854775808n,
            9223372036854775807n,
            -9223372036854775808n,
            100n,
            -1n,
            -7n,
          ],
          [
            10n,
            5n,
            9223372036854775807n,
            -9223372036854775808n,
            -9223372036854775808n,
            77n,
            9n,
            -3n,
          ],
        ],
        expected: [6n, 9223372036854775802n, -1n, -1n, 0n, 41n, -10n, 4n],
        dtype: "int64",
      },
      // tf.bitwise.bitwiseXor
      {
        inputs: [
          [12n, 18446744073709551615n, 0n, 18446744073709551615n, 0n, 100n],
          [10n, 5n, 18446744073709551615n, 0n, 0n, 77n],
        ],
        expected: [
          6n,
          18446744073709551610n,
          18446744073709551615n,
          18446744073709551615n,
          0n,
          41n,
        ],
        dtype: "uint64",
      },
    ],
  }),
];
