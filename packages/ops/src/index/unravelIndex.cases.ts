import { casesOf } from "../define/cases.ts";
import { unravelIndex } from "./unravelIndex.ts";

export const unravelIndexCases = [
  casesOf({
    name: "unravelIndex",
    call: (i) => unravelIndex(i, [7, 6]),
    dtypes: ["int32", "uint8", "int64"],
    domain: [0, 41],
    shapes: [[[]], [[5]], [[0]], [[2, 3]]],
    special: [
      // tf.unravel_index
      {
        inputs: [[22, 41, 37]],
        expected: [
          [3, 6, 6],
          [4, 5, 1],
        ],
        dtype: "int32",
      },
    ],
  }),
  casesOf({
    name: "unravelIndex scalar",
    call: (i) => unravelIndex(i, [6, 7, 8, 9]),
    dtypes: ["int32"],
    domain: [0, 3000],
    shapes: [[[]]],
    special: [
      // tf.unravel_index
      { inputs: [1621], expected: [3, 1, 4, 1], dtype: "int32" },
    ],
  }),
];
