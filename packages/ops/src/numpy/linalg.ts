// np.linalg: what can be said without factorizations.
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
import { ravel } from "./shapes.ts";

export { cross, diagonal, matmul, outer, tensordot, trace } from "./matrices.ts";
export { matrixTranspose } from "./shapes.ts";

type Order = number | "fro" | "nuc";
interface NormOptions {
  axis?: Axes;
  keepdims?: boolean;
}

/**
 * The length of a vector or size of a matrix. Of order 2 (the default) `√Σ|x|²`; for vectors 1, 2, any p, `Infinity`,
 * `-Infinity`, and 0 for the number of elements that are not 0; for matrices "fro", "nuc" (the sum of the singular values), 2 and -2 (the greatest and the least), 1 and -1 (the largest and smallest column
 * sum) and ±`Infinity` (row sums). Without order and axis the length of all elements as one row.
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
 * A square matrix times itself, n times over.
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
  if (rest < 0)
    throw new ArgumentError(
      "matrixPower",
      `n must be 0 or more, got ${n}: invert the matrix first`,
    );
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
