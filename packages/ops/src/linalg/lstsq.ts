import {
  ArgumentError,
  type Arg,
  type Of,
  type One,
  type Shape,
  ShapeError,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, sameDType, showShape, showValue, toTensors } from "@gradtape/core/internal";
import { eye } from "../create/eye.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { cholesky } from "./cholesky.ts";
import { choleskySolve } from "./choleskySolve.ts";
import { matmul } from "./matmul.ts";
import { batchOf, checkPrecision, matrixSizes } from "./matrix-shapes.ts";
import { pinv } from "./pinv.ts";

/**
 * The X for which `|matrix · X - rhs|² + l2Regularizer · |X|²` is smallest, column by column, and of several the smallest.
 *
 * By default from the normal equations, which halves the digits: good for well conditioned matrices of full rank. With
 * `fast: false` from the singular value decomposition, for any matrix; l2Regularizer is then ignored, as in TensorFlow.
 *
 * Shape: `[..., m, n]` and `[..., m, k]` → `[..., n, k]`; batches broadcast. Dtypes: float32 and float64, both the same. Throws
 * `ShapeError` if the rows differ in number, and `ArgumentError` if fast and the columns (of a wide matrix the rows) are dependent.
 * Gradient: that of `choleskySolve`, or of `pinv`.
 *
 * @example
 * lstsq([[1, 0], [1, 1], [1, 2]], [[1], [3], [5]]).arraySync() // => ≈ [[1], [2]]
 */
export function lstsq<const A extends TensorLike, const B extends TensorLike>(
  matrix: Arg<A>,
  rhs: Arg<B>,
  options?: { l2Regularizer?: number; fast?: boolean },
): Of<Shape, One<A, B>>;
export function lstsq(
  matrix: TensorLike,
  rhs: TensorLike,
  options?: { l2Regularizer?: number; fast?: boolean },
): Tensor {
  checkOptions("lstsq", options, ["l2Regularizer", "fast"]);
  const { l2Regularizer = 0, fast = true } = options ?? {};
  if (typeof l2Regularizer !== "number" || !(l2Regularizer >= 0))
    throw new ArgumentError(
      "lstsq",
      `l2Regularizer must be a number of 0 or more, got ${showValue(l2Regularizer)}`,
    );
  const [a, b] = toTensors("lstsq", matrix, rhs);
  checkPrecision("lstsq", a.dtype);
  sameDType("lstsq", a.dtype, b.dtype);
  const [m, n] = matrixSizes("lstsq", a.shape);
  const [rows] = matrixSizes("lstsq", b.shape);
  if (m !== rows)
    throw new ShapeError(
      "lstsq",
      `cannot fit ${showShape(a.shape)} to ${showShape(b.shape)}: ${m} rows and ${rows} rows differ`,
      { shapes: [a.shape, b.shape] },
    );
  batchOf("lstsq", a.shape, b.shape);
  if (!fast) return matmul(pinv(a), b);
  const tall = m >= n;
  const squares = matmul(a, a, { transposeA: tall, transposeB: !tall });
  const ridge = multiply(eye(Math.min(m, n), { dtype: a.dtype }), l2Regularizer);
  const chol = factor(l2Regularizer === 0 ? squares : add(squares, ridge), tall);
  return tall
    ? choleskySolve(chol, matmul(a, b, { transposeA: true }))
    : matmul(a, choleskySolve(chol, b), { transposeA: true });
}

function factor(squares: Tensor, tall: boolean): Tensor {
  try {
    return cholesky(squares);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new ArgumentError(
      "lstsq",
      `the ${tall ? "columns" : "rows"} of the matrix are linearly dependent: give { fast: false }, or an l2Regularizer`,
    );
  }
}
