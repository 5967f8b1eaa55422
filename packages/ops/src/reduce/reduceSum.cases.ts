import { casesOf } from "../define/cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { reduceSum } from "./reduceSum.ts";

export const reduceSumCases = REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
  casesOf({
    name: `reduceSum axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
    call: (x) => reduceSum(x, axis, { keepDims }),
    dtypes: "number",
    shapes,
    differentiable: [0],
  }),
);
