// Matrices that the cases of factorizations and solvers are tried with, made well conditioned from any input.
import type { Shape, Tensor } from "@gradtape/core";
import { eye } from "../create/eye.ts";
import { range } from "../create/range.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { expandDims } from "../shape/expandDims.ts";
import { flipped, onDiagonal } from "./lower-part.ts";
import { matmul } from "./matmul.ts";

/** Size 1, several, batches, empty, and large enough for blocks. */
export const SQUARE: readonly (readonly Shape[])[] = [
  [[1, 1]],
  [[2, 2]],
  [[5, 5]],
  [[2, 3, 3]],
  [[2, 1, 4, 4]],
  [[0, 0]],
  [[0, 3, 3]],
  [[2, 0, 0]],
  [[40, 40]],
];

/** Square ones with right sides. */
export const SYSTEMS: readonly (readonly Shape[])[] = [
  [
    [1, 1],
    [1, 1],
  ],
  [
    [3, 3],
    [3, 1],
  ],
  [
    [5, 5],
    [5, 3],
  ],
  [
    [2, 3, 3],
    [2, 3, 2],
  ],
  [
    [2, 3, 3],
    [3, 2],
  ],
  [
    [3, 3],
    [2, 1, 3, 2],
  ],
  [
    [0, 0],
    [0, 2],
  ],
  [
    [3, 3],
    [3, 0],
  ],
  [
    [40, 40],
    [40, 9],
  ],
];

/** Tall, wide and square ones. */
export const MATRICES: readonly (readonly Shape[])[] = [
  [[1, 1]],
  [[3, 3]],
  [[5, 3]],
  [[2, 4]],
  [[2, 3, 2]],
  [[2, 2, 3]],
  [[0, 3]],
  [[3, 0]],
  [[0, 2, 3]],
  [[40, 35]],
];

const sizes = (x: Tensor): [number, number] => x.shape.slice(-2) as [number, number];

/** Symmetric positive definite: `x · xᵀ + n · I`. */
export const positiveDefinite = (x: Tensor): Tensor => {
  const [n] = sizes(x);
  const one = multiply(eye(n, { dtype: x.dtype }), n);
  return add(matmul(x, x, { transposeB: true }), one) as Tensor;
};

/** Invertible: a small part of x, and 2, 4, 6 … on the diagonal, so that values of all kinds are apart. */
export const stretched = (x: Tensor): Tensor => {
  const [m, n] = sizes(x);
  const diagonal = multiply(add(range(0, Math.min(m, n), { dtype: x.dtype as "float32" }), 1), 2);
  const square = onDiagonal(diagonal as Tensor);
  const count = Math.min(m, n);
  const wide = matmul(square, eye(count, { numColumns: n, dtype: x.dtype })) as Tensor;
  const full = matmul(eye(m, { numColumns: count, dtype: x.dtype }), wide);
  return add(multiply(x, 0.5 / Math.max(1, m, n)), full) as Tensor;
};

/** With complex eigenvalues: a small part of x, and `row - column`. */
export const turning = (x: Tensor): Tensor => {
  const [n] = sizes(x);
  const places = range(0, n, { dtype: x.dtype as "float32" });
  return add(multiply(x, 0.3), subtract(expandDims(places, 1), places)) as Tensor;
};

export const symmetric = (x: Tensor): Tensor => add(x, flipped(x)) as Tensor;

/** Results that went through a factorization are as precise as its condition allows. */
export const TOLERANCE = { float32: 1e-4, float64: 1e-11 } as const;
