import { casesOf, type SpecialCase } from "../define/cases.ts";
import { matrixRank } from "./matrixRank.ts";
import { MATRICES } from "./matrix-cases.ts";

// numpy.linalg.matrix_rank
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]]], expected: 3 },
  { inputs: [[[1, 2], [3, 4.5], [-1, 0.5], [2, 2], [0, 1]]], expected: 2 },
  { inputs: [[[1, -2, 3, 0.5], [2, 0, -1, 4]]], expected: 2 },
  { inputs: [[[1, 1, 1], [1, 1, 1], [1, 1, 1]]], expected: 1 },
  { inputs: [[[0, 0, 0], [0, 0, 0]]], expected: 0 },
  { inputs: [[[[1, 2, -0.5], [3, -1, 4], [0.25, 5, 2]], [[1, 1, 1], [1, 1, 1], [1, 1, 1]], [[1, 0, 0], [0, 0, 0], [0, 0, 2]]]], expected: [3, 1, 2] },
  { inputs: [[[1, 0, 0], [0, 1e-15, 0], [0, 0, 1e-17]]], expected: 2 },
];
// numpy.linalg.matrix_rank, tol 0.05
// prettier-ignore
const CUT: readonly SpecialCase[] = [
  { inputs: [[[3, 0, 0], [0, 0.1, 0], [0, 0, 0.01]]], expected: 2 },
];

export const matrixRankCases = [
  casesOf({
    name: "matrixRank",
    call: (x) => matrixRank(x),
    shapes: MATRICES,
    special: FROZEN,
  }),
  casesOf({
    name: "matrixRank tol",
    call: (x) => matrixRank(x, { tol: 0.05 }),
    shapes: [[[1, 1]]],
    special: CUT,
  }),
];
