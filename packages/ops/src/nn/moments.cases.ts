import { casesOf } from "../define/cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { moments } from "./moments.ts";

// From numpy.mean and numpy.var.
const SPECIAL = [
  { inputs: [[0.5, -1.25, 3, 7.75]], expected: [2.5, 11.46875] },
  { inputs: [[]], expected: [NaN, NaN] },
] as const;

export const momentsCases = REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
  casesOf({
    name: `moments axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
    call: (x) => moments(x, axis, { keepDims }),
    shapes,
    special: axis === undefined ? SPECIAL : [],
    differentiable: [0],
  }),
);
