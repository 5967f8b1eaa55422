import type { Axes, DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { quantilesOf, sharesOf, type QuantileOptions } from "./quantiles.ts";

/**
 * The value below which q percent of the elements along some axes (all by default) lie, for one q or several: the element at
 * position `q / 100 · (n - 1)` of the sorted ones. Between two neighbours it is on the line that joins them, or with
 * `interpolation` the `"lower"` or `"higher"` one, their `"midpoint"`, or the `"nearest"` one (of two the one at an even
 * position). TensorFlow Probability's `tfp.stats.percentile`, where `"nearest"` is the default. NaN if there is a NaN.
 *
 * Shape: that of q, then that of x without the reduced axes, or with size 1 there if `keepDims`. Dtypes: floats; integers too
 * if the result is one of the elements. q is read at once. Throws `ArgumentError` for a q that is not from 0 to 100,
 * `ShapeError` if there are no elements, `UnsupportedError` where q is a tensor that cannot be read at once.
 * Gradient: to the elements that the value is made of; none to q.
 *
 * @example
 * percentile([4, 1, 3, 2], [25, 50]).arraySync() // => [1.75, 2.5]
 */
export function percentile<const X extends TensorLike>(
  x: X,
  q: TensorLike,
  axis?: Axes,
  options?: QuantileOptions,
): Of<Shape, DTypeOf<X>>;
export function percentile(
  x: TensorLike,
  q: TensorLike,
  axis?: Axes,
  options?: QuantileOptions,
): Tensor {
  checkOptions("percentile", options, ["interpolation", "keepDims"]);
  const t = toTensor("percentile", x);
  return quantilesOf("percentile", t, sharesOf("percentile", q, 100), 100, axis, options);
}
