import {
  ArgumentError,
  ShapeError,
  type Axes,
  type Fit,
  type ReduceResult,
  type ReduceShape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkOptions,
  normalizeAxes,
  normalizeAxis,
  showShape,
  showValue,
  toTensor,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import type { RealOf } from "../math/part-dtype.ts";
import { matrixNorm, vectorNorm } from "./vector-norms.ts";

/** Euclidean is `√Σ|x|²`, of matrices called Frobenius; a number is the order. */
export type NormOrder = "euclidean" | "fro" | "nuc" | number;

export interface NormOptions<K extends boolean = boolean> {
  /** Default: euclidean. */
  ord?: NormOrder;
  /** Default: false. */
  keepDims?: K;
}

/**
 * The size of vectors or matrices. Without an axis all elements are one vector, with one axis vectors lie along it, and two axes
 * hold the rows and columns of matrices.
 *
 * Orders of vectors: `"euclidean"` or 2, `√Σ|x|²`; 1, `Σ|x|`; any p above 0, `(Σ|x|ᵖ)^(1/p)`; `Infinity`, the greatest `|x|`, and
 * `-Infinity`, the least. Orders of matrices: `"euclidean"` or `"fro"`, `√Σ|x|²`; 1 and -1, the greatest and least sum of a
 * column's `|x|`; `Infinity` and `-Infinity`, of a row's; 2, -2 and `"nuc"`, the greatest and the least singular value and the sum
 * of all, of real matrices.
 *
 * Shape: without these axes, or with size 1 there if `keepDims`. Dtypes: floats and complex, of which the norm is real. Throws
 * `ArgumentError` for other orders, `ShapeError` for more axes. Gradient: through the formula; at 0, where TensorFlow's is NaN, it
 * is 0.
 *
 * @example
 * norm([3, 4]).arraySync() // => 5
 * @example
 * norm([[1, 2], [3, 4]], [0, 1], { ord: 1 }).arraySync() // => 6
 */
export function norm<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(
  x: X,
  axis?: Fit<A, ReduceShape<X, A, K>>,
  options?: NormOptions<K>,
): RealOf<ReduceResult<X, A, K>>;
export function norm(x: TensorLike, axis?: Axes, options?: NormOptions): Tensor {
  checkOptions("norm", options, ["ord", "keepDims"]);
  return normOf("norm", toTensor("norm", x), axis, options?.ord, options?.keepDims ?? false);
}

/** The norm that a call asks for. */
export function normOf(
  op: string,
  x: Tensor,
  axis: Axes,
  ord: NormOrder = "euclidean",
  keepDims: boolean,
): Tensor {
  checkDType(op, x.dtype, "inexact");
  const axes = normalizeAxes(op, axis, x.rank); // refuses one that is named twice
  if (Array.isArray(axis) && axes.length === 2) {
    // Rows and columns as the caller names them.
    const [rows, columns] = axis.map((d: number) => normalizeAxis(op, d, x.rank));
    return matrixNorm(op, x, ord, [rows!, columns!], keepDims);
  }
  if (Array.isArray(axis) && axes.length !== 1)
    throw new ShapeError(op, `takes one axis or two, got ${axes.length} of ${showShape(x.shape)}`, {
      shapes: [x.shape],
    });
  const p = ord === "euclidean" ? 2 : ord;
  if (typeof p === "number" && (p > 0 || p === -Infinity)) return vectorNorm(x, p, axes, keepDims);
  throw new ArgumentError(
    op,
    `a vector norm of order ${showValue(ord)} is not there: the orders are "euclidean", Infinity, -Infinity and numbers above 0${ord === "fro" ? '; for "fro" name the two axes of matrices' : ""}`,
  );
}
