import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { logSumExp } from "./logSumExp.ts";

/**
 * TensorFlow's name of `logSumExp`: `log Σ eˣ` along some axes (all by default), without overflow or loss of digits.
 * `-Infinity` where every element is, and of no elements.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: floats. Throws `ShapeError` for an
 * axis out of range. Gradient: `g · softmax(x)`, and 0 where every element is `-Infinity`.
 *
 * @example
 * reduceLogsumexp([1000, 1000]).arraySync() // => 1000.6931762695312
 */
export function reduceLogsumexp<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(x: X, axis?: Fit<A, ReduceShape<X, A, K>>, options?: { keepDims?: K }): ReduceResult<X, A, K>;
export function reduceLogsumexp(
  x: TensorLike,
  axis?: Axes,
  options?: { keepDims?: boolean },
): Tensor {
  return logSumExp(x, axis as never, options) as Tensor;
}
