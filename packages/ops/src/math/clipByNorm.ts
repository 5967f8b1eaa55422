import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { ArgumentError } from "@gradtape/core";
import { showValue, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { root } from "../linalg/vector-norms.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { divide } from "./divide.ts";
import { maximum } from "./maximum.ts";
import { multiply } from "./multiply.ts";
import { square } from "./square.ts";

/**
 * x, scaled down to the norm `clipNorm` where its own is larger: `x · clipNorm / max(‖x‖₂, clipNorm)`. The norm is that of all
 * elements, or, with `axis`, of those along these axes.
 *
 * Shape: that of x. Dtypes: floats. Throws `ArgumentError` unless `clipNorm` is a positive number.
 * Gradient: through the scale too; finite where x is 0.
 *
 * @example
 * clipByNorm([3, 4], 1).arraySync() // => ≈ [0.6, 0.8]
 */
export function clipByNorm<const X extends TensorLike>(
  x: Arg<X>,
  clipNorm: number,
  axis?: number | readonly number[],
): Like<X>;
export function clipByNorm(
  x: TensorLike,
  clipNorm: number,
  axis?: number | readonly number[],
): Tensor {
  if (!(Number.isFinite(clipNorm) && clipNorm > 0)) {
    const got = showValue(clipNorm);
    throw new ArgumentError("clipByNorm", `clipNorm must be a positive number, got ${got}`);
  }
  const t = toTensor("clipByNorm", x);
  checkDType("clipByNorm", t.dtype, "float");
  const squares = reduceSum(square(t), axis, { keepDims: true }) as Tensor;
  return divide(multiply(t, clipNorm), maximum(root(squares), clipNorm)) as Tensor;
}
