import { casesOf } from "../define/cases.ts";
import { argsort } from "./argsort.ts";

const dtypes = ["bool", "int32", "int64", "float32", "float64"] as const;

export const argsortCases = [
  casesOf({
    name: "argsort",
    call: (x) => argsort(x),
    dtypes,
    shapes: [[[1]], [[7]], [[2, 0]], [[3, 5, 7]], [[4099]]],
    special: [
      { inputs: [[3, 1, 2]], expected: [1, 2, 0] },
      { inputs: [[NaN, 1, -Infinity, Infinity]], expected: [2, 1, 3, 0] },
      { inputs: [[1, 0, 1, 0]], expected: [1, 3, 0, 2] },
    ],
  }),
  casesOf({
    name: "argsort descending along axis 0",
    call: (x) => argsort(x, 0, { direction: "DESCENDING" }),
    dtypes,
    shapes: [[[7]], [[5, 3]]],
    special: [
      { inputs: [[1, 0, 1, 0]], expected: [0, 2, 1, 3] },
      { inputs: [[NaN, 1, 2]], expected: [2, 1, 0] },
    ],
  }),
];
