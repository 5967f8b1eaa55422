import {
  ArgumentError,
  isFloat,
  type Axes,
  type Fit,
  type Like,
  type ReduceShape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, normalizeAxes, showValue, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { cast } from "../math/cast.ts";
import { conj } from "../math/conj.ts";
import { maximum } from "../math/maximum.ts";
import { multiply } from "../math/multiply.ts";
import { real } from "../math/real.ts";
import { rsqrt } from "../math/rsqrt.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { realL2Normalize } from "./l2-normalize-op.ts";

/**
 * `x / √max(Σ |x|², epsilon)` along some axes (all by default): length 1, unless it is shorter than `√epsilon`.
 *
 * Shape: that of x. Dtypes: floats and complex. Options: `epsilon`, 1e-12 by default. Gradient: through the formula.
 *
 * @example
 * l2Normalize([[3, 4], [0, 0]], 1).arraySync() // => [[0.6000000238418579, 0.800000011920929], [0, 0]]
 */
export function l2Normalize<const X extends TensorLike, const A extends Axes = undefined>(
  x: X,
  axis?: Fit<A, ReduceShape<X, A>>,
  options?: { epsilon?: number },
): Like<X>;
export function l2Normalize(x: TensorLike, axis?: Axes, options?: { epsilon?: number }): Tensor {
  checkOptions("l2Normalize", options, ["epsilon"]);
  const { epsilon = 1e-12 } = options ?? {};
  if (!(epsilon >= 0 && epsilon < Infinity)) {
    throw new ArgumentError(
      "l2Normalize",
      `epsilon must be a finite number of 0 or more, got ${showValue(epsilon)}`,
    );
  }
  const t = toTensor("l2Normalize", x);
  checkDType("l2Normalize", t.dtype, "inexact");
  const axes = normalizeAxes("l2Normalize", axis, t.rank);
  if (isFloat(t.dtype)) return realL2Normalize(t, { axes, epsilon });
  const squares = reduceSum(real(multiply(t, conj(t))), axes, { keepDims: true });
  return multiply(t, cast(rsqrt(maximum(squares, epsilon)), t.dtype));
}
