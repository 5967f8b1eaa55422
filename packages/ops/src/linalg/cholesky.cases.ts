import { casesOf, type SpecialCase } from "../define/cases.ts";
import { cholesky } from "./cholesky.ts";
import { SQUARE, TOLERANCE, positiveDefinite } from "./matrix-cases.ts";

// numpy.linalg.cholesky
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]]], expected: [[2, 0, 0], [0.5, 1.6583123951777, 0], [-1, 0.6030226891555273, 2.15322168769582]] },
  { inputs: [[[2.25]]], expected: [[1.5]] },
  { inputs: [[[[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]], [[8, 2, -4], [2, 6, 1], [-4, 1, 12]]]], expected: [[[2, 0, 0], [0.5, 1.6583123951777, 0], [-1, 0.6030226891555273, 2.15322168769582]], [[2.8284271247461903, 0, 0], [Math.SQRT1_2, 2.345207879911715, 0], [-Math.SQRT2, 0.8528028654224415, 3.0451153135353137]]] },
  { inputs: [[[4, 99, -2], [1, 3, 0.5], [-2, 0.5, 6]]], expected: [[2, 0, 0], [0.5, 1.6583123951777, 0], [-1, 0.6030226891555273, 2.15322168769582]] },
];

export const choleskyCases = [
  casesOf({
    name: "cholesky",
    call: (x) => cholesky(positiveDefinite(x)),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "cholesky as it is",
    call: (x) => cholesky(x),
    shapes: [[[1, 1]]],
    domain: [0.5, 3],
    special: FROZEN,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
];
