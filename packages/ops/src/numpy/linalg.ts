// np.linalg: norms, powers and products of matrices; factorizations are in factorizations.ts.
import { ArgumentError, ShapeError, type Axes, type Tensor, type TensorLike } from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  normalizeAxes,
  normalizeAxis,
  showShape,
  showValue,
} from "@gradtape/core/internal";
import * as ops from "../index.ts";
import { matrixNorm, vectorNorm } from "../linalg/vector-norms.ts";
import { partDType } from "../math/part-dtype.ts";
import { eye } from "./creation.ts";
import { matmul as product } from "./matrices.ts";
import { asTensor, inexact } from "./operands.ts";
import { inv, invertible, matrices, svdvals } from "./factorizations.ts";
import { ravel } from "./shapes.ts";

export {
  cholesky,
  det,
  eig,
  eigh,
  eigvals,
  eigvalsh,
  inv,
  lstsq,
  matrixRank,
  pinv,
  qr,
  slogdet,
  solve,
  svd,
  svdvals,
} from "./factorizations.ts";
export { cross, diagonal, matmul, outer, tensordot, trace } from "./matrices.ts";
export { matrixTranspose } from "./shapes.ts";

type Order = number | "fro" | "nuc";
interface NormOptions {
  axis?: Axes;
  keepdims?: boolean;
}

/**
 * The length of a vector or size of a matrix. Of order 2 (the default) `√Σ|x|²`; for vectors 1, 2, any p, `Infinity`,
 * `-Infinity`, and 0 for the number of elements that are not 0; for matrices "fro", 1 and -1 (the largest and smallest column
 * sum), ±`Infinity` (row sums), 2 and -2 (the largest and smallest singular value) and "nuc" (their sum). Without order and axis the
 * length of all elements as one row.
 *
 * @example
 * `${norm([3, 4])} ${norm([[1, 2], [3, 4]], 1)} ${norm([[3, 4], [6, 8]], null, { axis: 1 })}` // => "5.0 6.0 [ 5. 10.]"
 */
export function norm(x: TensorLike, ord?: Order | null, options?: NormOptions): Tensor {
  checkOptions("norm", options, ["axis", "keepdims"]);
  const t = inexact("norm", x);
  const { axis, keepdims = false } = options ?? {};
  const none = ord === undefined || ord === null;
  if (none && (axis === undefined || axis === null)) {
    const y = lengthOf(ravel(t), 2, [0], false);
    return keepdims
      ? ops.reshape(
          y,
          t.shape.map(() => 1),
        )
      : y;
  }
  const sorted = normalizeAxes("norm", axis, t.rank); // refuses one that is named twice
  // Rows and columns as the caller names them.
  const axes = Array.isArray(axis)
    ? axis.map((d: number) => normalizeAxis("norm", d, t.rank))
    : sorted;
  if (axes.length === 1) return lengthOf(t, none ? 2 : ord, axes, keepdims);
  if (axes.length === 2)
    return matrixNorm("norm", t, none ? "fro" : ord, axes as [number, number], keepdims);
  throw new ShapeError(
    "norm",
    `takes one axis or two, got ${axes.length} of ${showShape(t.shape)}: give { axis }`,
    {
      shapes: [t.shape],
    },
  );
}

/** Norms of vectors, of which NumPy has all orders. */
function lengthOf(x: Tensor, ord: Order, axes: readonly number[], keepDims: boolean): Tensor {
  if (ord === 0)
    return ops.cast(ops.countNonzero(x, axes, { keepDims }) as Tensor, partDType(x.dtype));
  if (typeof ord !== "number" || Number.isNaN(ord))
    throw new ArgumentError(
      "norm",
      `a vector has no norm of order ${showValue(ord)}: give a number`,
    );
  return vectorNorm(x, ord, axes, keepDims);
}

/**
 * How much a matrix magnifies errors: its norm of some order times that of its inverse; of order 2, the default, the largest by the
 * smallest singular value. Infinite where there is no inverse.
 *
 * @example
 * cond([[4, 0], [0, 2]]).arraySync() // => ≈ 2
 */
export function cond(x: TensorLike, p?: Order | null): Tensor {
  const t = matrices("cond", x);
  if (p === undefined || p === null || p === 2 || p === -2) {
    const s = svdvals(t);
    const [most, least] = [ops.reduceMax(s, -1), ops.reduceMin(s, -1)] as [Tensor, Tensor];
    const ratio = (p === -2 ? ops.divide(least, most) : ops.divide(most, least)) as Tensor;
    // 0 / 0 has no inverse; NaN stays.
    return ops.where(ops.equal(most, 0), Infinity, ratio) as Tensor;
  }
  const [safe, singular] = invertible(t);
  const size = (y: Tensor): Tensor => norm(y, p, { axis: [-2, -1] });
  return ops.where(singular, Infinity, ops.multiply(size(t), size(inv(safe)))) as Tensor;
}

/**
 * A square matrix times itself, n times over; of a negative n, its inverse.
 *
 * @example
 * `${matrixPower([[1, 1], [0, 1]], 5)}` // => "[[1. 5.]\n [0. 1.]]"
 */
export function matrixPower(x: TensorLike, n: number): Tensor {
  const t = asTensor("matrixPower", x);
  const size = t.shape.at(-1);
  if (t.rank < 2 || t.shape.at(-2) !== size)
    throw new ShapeError("matrixPower", `takes square matrices, got ${showShape(t.shape)}`, {
      shapes: [t.shape],
    });
  let rest = checkInteger("matrixPower", "n", n);
  if (rest < 0) return matrixPower(inv(t), -rest);
  let y = ops.broadcastTo(eye(size!, { dtype: t.dtype }), [...t.shape]);
  let square = t;
  for (; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) y = product(y, square);
    if (rest > 1) square = product(square, square);
  }
  return y;
}

/**
 * The product of several matrices.
 *
 * @example
 * `${multiDot([[[1, 2]], [[3], [4]], [[5]]])}` // => "[[55.]]"
 */
export function multiDot(xs: readonly TensorLike[]): Tensor {
  if (!Array.isArray(xs) || xs.length < 2)
    throw new ArgumentError(
      "multiDot",
      `needs a list of two matrices or more, got ${showValue(xs)}`,
    );
  return xs.map((x: TensorLike) => asTensor("multiDot", x)).reduce((a, b) => product(a, b));
}
