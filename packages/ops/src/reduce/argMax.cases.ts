import { casesOf } from "../define/cases.ts";
import { argMax } from "./argMax.ts";

const dtypes = ["bool", "int32", "float32", "float64"] as const;

export const argMaxCases = [
  casesOf({
    name: "argMax",
    call: (x) => argMax(x),
    dtypes,
    shapes: [[[1]], [[7]], [[4099]], [[3, 5, 7]], [[3, 0]]],
    special: [
      { inputs: [[1, 3, 3, 2]], expected: 1 },
      { inputs: [[1, NaN, 3, NaN]], expected: 1 },
      { inputs: [[-Infinity, -Infinity]], expected: 0 },
      { inputs: [[-0, 0]], expected: 0 },
      { inputs: [[false, true]], expected: 1, dtype: "bool" },
    ],
  }),
  casesOf({
    name: "argMax axis -1",
    call: (x) => argMax(x, -1),
    dtypes,
    shapes: [[[5]], [[33, 65]], [[0, 3]], [[2, 3, 4]]],
  }),
  casesOf({
    name: "argMax int64",
    call: (x) => argMax(x, 1, { outputType: "int64" }),
    dtypes,
    shapes: [[[3, 4, 5]]],
  }),
];
