import { casesOf } from "../define/cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { reduceMin } from "./reduceMin.ts";

const SPECIAL = [
  { inputs: [[Infinity, 2, 0.5]], expected: 0.5 },
  { inputs: [[1, NaN, 3]], expected: NaN },
  { inputs: [[]], expected: Infinity },
  { inputs: [[]], expected: 2147483647, dtype: "int32" },
] as const;

export const reduceMinCases = REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
  casesOf({
    name: `reduceMin axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
    call: (x) => reduceMin(x, axis, { keepDims }),
    dtypes: "number",
    shapes,
    special: axis === undefined ? SPECIAL : [],
    differentiable: [0],
  }),
);
