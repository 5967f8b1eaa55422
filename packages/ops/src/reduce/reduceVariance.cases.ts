import { casesOf } from "../define/cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { reduceVariance } from "./reduceVariance.ts";

// From numpy.var.
const SPECIAL = [
  { inputs: [[1e8, 1e8 + 1, 1e8 + 2]], expected: 2 / 3 },
  { inputs: [[0.5, -1.25, 3, 7.75]], expected: 11.46875 },
  { inputs: [[4]], expected: 0 },
  { inputs: [[1, Infinity]], expected: NaN },
  { inputs: [[]], expected: NaN },
] as const;

export const reduceVarianceCases = REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
  casesOf({
    name: `reduceVariance axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
    call: (x) => reduceVariance(x, axis, { keepDims }),
    shapes,
    special: axis === undefined ? SPECIAL : [],
    differentiable: [0],
  }),
);
