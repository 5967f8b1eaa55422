import { casesOf } from "../define/cases.ts";
import { argMin } from "./argMin.ts";

const dtypes = ["bool", "int32", "float32", "float64"] as const;

export const argMinCases = [
  casesOf({
    name: "argMin",
    call: (x) => argMin(x),
    dtypes,
    shapes: [[[1]], [[7]], [[4099]], [[3, 5, 7]], [[3, 0]]],
    special: [
      { inputs: [[4, 2, 2, 3]], expected: 1 },
      { inputs: [[1, NaN, 3, NaN]], expected: 1 },
      { inputs: [[Infinity, Infinity]], expected: 0 },
      { inputs: [[-0, 0]], expected: 0 },
      { inputs: [[true, false]], expected: 1, dtype: "bool" },
    ],
  }),
  casesOf({
    name: "argMin axis -1",
    call: (x) => argMin(x, -1),
    dtypes,
    shapes: [[[5]], [[33, 65]], [[0, 3]], [[2, 3, 4]]],
  }),
  casesOf({
    name: "argMin int64",
    call: (x) => argMin(x, 1, { outputType: "int64" }),
    dtypes,
    shapes: [[[3, 4, 5]]],
  }),
];
