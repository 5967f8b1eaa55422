import { casesOf, type SpecialCase } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { det } from "./det.ts";
import { SQUARE, TOLERANCE, stretched } from "./matrix-cases.ts";

// numpy.linalg.det
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]]], expected: -39.62499999999999 },
  { inputs: [[[4, -2, 1, 3], [1, 5, -1, 2], [0.5, 2, 6, -1], [2, 1, 1, 3]]], expected: 186.50000000000006 },
  { inputs: [[[-3]]], expected: -3.0000000000000004 },
  { inputs: [[[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]], [[4, 1, -2], [1, 3, 0.5], [-2, 0.5, 6]]]], expected: [-39.62499999999999, 51.00000000000002] },
  { inputs: [[[1, NaN], [2, 3]]], expected: NaN },
  { inputs: [[[0, 1], [1, 0]]], expected: -1 },
  { inputs: [[[0, 0], [0, 0]]], expected: 0 },
  { inputs: [[[1, 2], [2, 4]]], expected: 0 },
];

export const detCases = [
  casesOf({
    name: "det",
    call: (x) => det(multiply(stretched(x), 0.2)),
    shapes: SQUARE,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
  casesOf({
    name: "det as it is",
    call: (x) => det(x),
    shapes: [[[1, 1]]],
    domain: [0.5, 3],
    special: FROZEN,
    differentiable: [0],
    tolerance: TOLERANCE,
  }),
];
