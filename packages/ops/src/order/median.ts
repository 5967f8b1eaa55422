import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { quantilesOf } from "./quantiles.ts";

/**
 * The element in the middle along some axes (all by default), or the mean of the two in the middle. NaN if there is a NaN.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: floats. Throws `ShapeError` if there are no
 * elements.
 * Gradient: `g` to the element in the middle, half of it to each if there are two.
 *
 * @example
 * median([[1, 5, 3], [4, 4, 0]], 1).arraySync() // => [3, 4]
 */
export function median<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(x: X, axis?: Fit<A, ReduceShape<X, A, K>>, options?: { keepDims?: K }): ReduceResult<X, A, K>;
export function median(x: TensorLike, axis?: Axes, options?: { keepDims?: boolean }): Tensor {
  checkOptions("median", options, ["keepDims"]);
  const t = toTensor("median", x);
  const half = { values: [0.5], shape: [] };
  return quantilesOf("median", t, half, 1, axis, { ...options, interpolation: "midpoint" });
}
