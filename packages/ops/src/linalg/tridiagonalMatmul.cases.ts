import { casesOf, type SpecialCase } from "../define/cases.ts";
import type { Shape } from "@gradtape/core";
import { tridiagonalMatmul } from "./tridiagonalMatmul.ts";
import { SYSTEMS } from "./matrix-cases.ts";

// tf.linalg.tridiagonal_matmul
// prettier-ignore
const FROZEN: readonly SpecialCase[] = [
  { inputs: [[[-2.5, -1.5, 1.75, 0.5, -2.5], [-0.5, -0.25, -2, 1.5, -2.25], [-0.75, 0, -0.5, 0.5, 1.5]], [[2.75, -1.25], [1, 1.25], [-1.25, -3], [2.75, -1.25], [-1, 2.25]]], expected: [[-3.875, -2.5], [1.625, 4.1875], [6.8125, 3.1875], [3, -2.25], [6.375, -6.9375]] },
  { inputs: [[[[0.5, -0.25, 1.75, -2.75], [1.25, -0.75, -2.5, 1], [2.5, -1.75, 0.75, -1.25]], [[1.5, 1.25, -1.75, 2], [1, 1, 2, -0.5], [1.5, 2.25, -2.5, 2]]], [[[-0.75, 0.0, -2], [1.25, -1.25, 2.25], [-1.25, 0.25, -0.5], [0.75, -1.75, -2]], [[1.5, 1.5, 0.5], [2.5, -1.75, 2], [-2, 2.75, 0.75], [0.75, 2.75, 1.75]]]], expected: [[[-0.3125, -0.625, -1.375], [0.6875, 0.875, 1.9375], [5.375, -4.625, -0.5625], [2.3125, -2.0625, -1.375]], [[5.25, -1.125, 3.5], [3.375, 5.0625, 4.0625], [-11.5625, 5.0625, -6.5625], [-4.375, 4.125, 0.625]]] },
  { inputs: [[[0], [4], [0]], [[2, 3]]], expected: [[8, 12]] },
];
// tf.linalg.tridiagonal_matmul
// prettier-ignore
const MATRIX: readonly SpecialCase[] = [
  { inputs: [[[2, 1, 0, 0], [0.5, 3, -1, 0], [0, 2, 1, 0.5], [0, 0, -2, 4]], [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]], expected: [[2, 1, 0, 0], [0.5, 3, -1, 0], [0, 2, 1, 0.5], [0, 0, -2, 4]] },
];
const DIAGONALS: readonly (readonly Shape[])[] = [
  [
    [3, 1],
    [1, 2],
  ],
  [
    [3, 2],
    [2, 1],
  ],
  [
    [3, 5],
    [5, 3],
  ],
  [
    [2, 3, 4],
    [2, 4, 1],
  ],
  [
    [3, 4],
    [2, 4, 2],
  ],
  [
    [2, 3, 3],
    [1, 3, 1],
  ],
  [
    [3, 0],
    [0, 2],
  ],
  [
    [0, 3, 2],
    [0, 2, 1],
  ],
  [
    [3, 60],
    [60, 3],
  ],
];

export const tridiagonalMatmulCases = [
  casesOf({
    name: "tridiagonalMatmul",
    call: (t, b) => tridiagonalMatmul(t, b),
    shapes: DIAGONALS,
    special: FROZEN,
    differentiable: [0, 1],
    tolerance: { float32: 1e-5, float64: 1e-12 },
  }),
  casesOf({
    name: "tridiagonalMatmul of a matrix",
    call: (a, b) => tridiagonalMatmul(a, b, { diagonalsFormat: "matrix" }),
    shapes: SYSTEMS,
    special: MATRIX,
    differentiable: [0, 1],
    tolerance: { float32: 1e-5, float64: 1e-12 },
  }),
];
