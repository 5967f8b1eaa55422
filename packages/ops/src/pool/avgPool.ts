import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { Padding, PerAxis } from "../conv/windows.ts";
import { pooled } from "./pool.ts";

/**
 * The mean of the elements of each window, over one to three spatial axes. Padding is not counted.
 *
 * Shape: `[n, …sizes, channels] → [n, …windows, channels]`; windows are counted as by `convolution`. Dtypes: floats. Throws
 * `ShapeError` where the rank does not fit or a window is larger than what there is. Gradient: equal parts of `g` to the elements
 * of each window.
 *
 * @example
 * avgPool(reshape([1, 4, 2, 3], [1, 2, 2, 1]), 2, 2, "VALID").dataSync() // => Float32Array.of(2.5)
 */
export function avgPool<const X extends TensorLike>(
  input: X,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: { dataFormat?: string },
): Of<Shape, DTypeOf<X>>;
export function avgPool(
  input: TensorLike,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: { dataFormat?: string },
): Tensor {
  checkOptions("avgPool", options, ["dataFormat"]);
  return pooled("avgPool", input, ksize, "AVG", { ...options, strides, padding });
}
