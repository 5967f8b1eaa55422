import {
  ArgumentError,
  type Arg,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, showValue, toTensor } from "@gradtape/core/internal";
import { greater } from "../compare/greater.ts";
import { multiply } from "../math/multiply.ts";
import { countNonzero } from "../reduce/countNonzero.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { epsilonOf } from "./close-values.ts";
import { checkPrecision, matrixSizes } from "./matrix-shapes.ts";
import { svd } from "./svd.ts";

/**
 * How many columns of a matrix are independent: the number of its singular values above `tol`, by default `max(m, n)` units in the
 * last place of the largest.
 *
 * Shape: `[..., m, n]` → `[...]`, int32. Dtypes: float32 and float64. Throws `ShapeError` if a rank is below 2, `ArgumentError` if
 * tol is not a number. Gradient: none.
 *
 * @example
 * matrixRank([[1, 2], [2, 4]]).arraySync() // => 1
 */
export function matrixRank<const X extends TensorLike>(
  x: Arg<X>,
  options?: { tol?: number },
): Of<Shape, "int32">;
export function matrixRank(x: TensorLike, options?: { tol?: number }): Tensor {
  checkOptions("matrixRank", options, ["tol"]);
  const t = toTensor("matrixRank", x);
  checkPrecision("matrixRank", t.dtype);
  const [m, n] = matrixSizes("matrixRank", t.shape);
  const { tol } = options ?? {};
  if (tol !== undefined && (typeof tol !== "number" || Number.isNaN(tol)))
    throw new ArgumentError("matrixRank", `tol must be a number, got ${showValue(tol)}`);
  const s = svd(t as Tensor, { computeUv: false }) as Tensor;
  const most = (): Tensor => reduceMax(s, -1, { keepDims: true });
  return countNonzero(greater(s, tol ?? multiply(most(), Math.max(m, n) * epsilonOf(s))), -1);
}
