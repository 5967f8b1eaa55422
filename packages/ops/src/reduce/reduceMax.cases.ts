import { casesOf } from "../define/cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { reduceMax } from "./reduceMax.ts";

const SPECIAL = [
  { inputs: [[-Infinity, -2, -0.5]], expected: -0.5 },
  { inputs: [[1, NaN, 3]], expected: NaN },
  { inputs: [[]], expected: -Infinity },
  { inputs: [[]], expected: -2147483648, dtype: "int32" },
] as const;

export const reduceMaxCases = REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
  casesOf({
    name: `reduceMax axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
    call: (x) => reduceMax(x, axis, { keepDims }),
    dtypes: "number",
    shapes,
    special: axis === undefined ? SPECIAL : [],
    differentiable: [0],
  }),
);
