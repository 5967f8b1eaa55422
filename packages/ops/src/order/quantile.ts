import type { Axes, DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { quantilesOf, sharesOf, type QuantileOptions } from "./quantiles.ts";

/**
 * The value below which the share q (0 to 1) of the elements along some axes (all by default) lies, for one q or several:
 * `percentile` of `100 · q`, with the same options.
 *
 * Shape: that of q, then that of x without the reduced axes, or with size 1 there if `keepDims`. Dtypes: floats; integers too
 * if the result is one of the elements. q is read at once. Throws `ArgumentError` for a q that is not from 0 to 1,
 * `ShapeError` if there are no elements, `UnsupportedError` where q is a tensor that cannot be read at once.
 * Gradient: to the elements that the value is made of; none to q.
 *
 * @example
 * quantile([[1, 2], [3, 6]], 0.75, 1).arraySync() // => [1.75, 5.25]
 */
export function quantile<const X extends TensorLike>(
  x: X,
  q: TensorLike,
  axis?: Axes,
  options?: QuantileOptions,
): Of<Shape, DTypeOf<X>>;
export function quantile(
  x: TensorLike,
  q: TensorLike,
  axis?: Axes,
  options?: QuantileOptions,
): Tensor {
  checkOptions("quantile", options, ["interpolation", "keepDims"]);
  const t = toTensor("quantile", x);
  return quantilesOf("quantile", t, sharesOf("quantile", q, 1), 1, axis, options);
}
