import type { DType } from "@gradtape/core";
import { casesOf } from "../define/cases.ts";
import { cast } from "./cast.ts";

const from: readonly DType[] = ["bool", "int8", "uint8", "int32", "int64", "float32", "float64"];
const to = ["bool", "uint8", "int32", "int64", "float32", "float64"] as const;

export const castCases = [
  ...to.map((dtype) =>
    casesOf({
      name: `cast to ${dtype}`,
      call: (x) => cast(x, dtype),
      dtypes: from,
      ...(dtype === "float64" && { differentiable: [0] }),
    }),
  ),
  casesOf({
    name: "cast to int32, special values",
    call: (x) => cast(x, "int32"),
    special: [
      {
        inputs: [[-1.7, -0.5, 2.9, 3e9, -Infinity, NaN]],
        expected: [-1, 0, 2, 2147483647, -2147483648, 0],
      },
      { inputs: [[4294967297n, -1n]], expected: [1, -1], dtype: "int64" },
    ],
  }),
  casesOf({
    name: "cast to uint8, special values",
    call: (x) => cast(x, "uint8"),
    special: [
      { inputs: [[-1.7, 255.9, 256, Infinity]], expected: [0, 255, 255, 255] },
      { inputs: [[-1, 256, 300]], expected: [255, 0, 44], dtype: "int32" },
    ],
  }),
  casesOf({
    name: "cast to bool, special values",
    call: (x) => cast(x, "bool"),
    special: [{ inputs: [[-0, 0.1, NaN]], expected: [false, true, true] }],
  }),
];
