import { casesOf } from "../define/cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { reduceStd } from "./reduceStd.ts";

// From numpy.std.
const SPECIAL = [
  { inputs: [[0.5, -1.25, 3, 7.75]], expected: 3.3865542960360164 },
  { inputs: [[4]], expected: 0 },
  { inputs: [[]], expected: NaN },
] as const;

export const reduceStdCases = REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
  casesOf({
    name: `reduceStd axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
    call: (x) => reduceStd(x, axis, { keepDims }),
    // One element has deviation 0, where the root has no derivative.
    shapes: shapes.filter(([shape]) => shape!.some((n) => n > 1)),
    special: axis === undefined ? SPECIAL : [],
    differentiable: axis === undefined || axis === 0 || axis === -1 ? [0] : [],
  }),
);
