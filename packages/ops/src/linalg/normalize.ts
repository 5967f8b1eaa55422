import type {
  Axes,
  Fit,
  Like,
  ReduceResult,
  ReduceShape,
  Tensor,
  TensorLike,
} from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { cast } from "../math/cast.ts";
import { divide } from "../math/divide.ts";
import type { RealOf } from "../math/part-dtype.ts";
import { normOf, type NormOrder } from "./norm.ts";

/**
 * Vectors or matrices divided by their norm, and the norm: `[x / norm, norm]`, with the axis and orders of `norm`. What has norm 0
 * becomes NaN, as in TensorFlow; `l2Normalize` does not.
 *
 * Shape: that of x; the norm has size 1 along its axes. Dtypes: floats and complex, of which the norm is real. Throws what
 * `norm` throws. Gradient: through the formula.
 *
 * @example
 * linalg.normalize([3, 4]).map((x) => x.arraySync()) // => ≈ [[0.6, 0.8], [5]]
 */
export function normalize<const X extends TensorLike, const A extends Axes = undefined>(
  x: X,
  axis?: Fit<A, ReduceShape<X, A, true>>,
  options?: { ord?: NormOrder },
): [normalized: Like<X>, norm: RealOf<ReduceResult<X, A, true>>];
export function normalize(
  x: TensorLike,
  axis?: Axes,
  options?: { ord?: NormOrder },
): [Tensor, Tensor] {
  checkOptions("normalize", options, ["ord"]);
  const t = toTensor("normalize", x);
  const size = normOf("normalize", t, axis, options?.ord, true);
  return [divide(t, cast(size, t.dtype) as Tensor) as Tensor, size];
}
