import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { Padding, PerAxis } from "../conv/windows.ts";
import { pooled } from "./pool.ts";

/**
 * The largest element of each window, over one to three spatial axes.
 *
 * Shape: `[n, …sizes, channels] → [n, …windows, channels]`; windows are counted as by `convolution`. Dtypes: integers and floats.
 * Throws `ShapeError` where the rank does not fit or a window is larger than what there is. Gradient: `g` to the first of the
 * largest elements of each window.
 *
 * @example
 * maxPool(reshape([1, 4, 2, 3], [1, 2, 2, 1]), 2, 2, "VALID").dataSync() // => Float32Array.of(4)
 */
export function maxPool<const X extends TensorLike>(
  input: X,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: { dataFormat?: string },
): Of<Shape, DTypeOf<X>>;
export function maxPool(
  input: TensorLike,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: { dataFormat?: string },
): Tensor {
  checkOptions("maxPool", options, ["dataFormat"]);
  return pooled("maxPool", input, ksize, "MAX", { ...options, strides, padding });
}
