import type { DTypeOf, Of, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { Padding, PerAxis } from "../conv/windows.ts";
import { pooled } from "./pool.ts";

/**
 * The largest element of each window, over two spatial axes: `maxPool` for inputs of rank 4.
 *
 * Shape: `[batch, height, width, channels]` to the same with windows in place of sizes. Dtypes: integers and floats. Throws
 * `ShapeError` where the rank does not fit or a window is larger than what there is. Gradient: `g` to the first of the largest
 * elements of each window.
 *
 * @example
 * maxPool2d(reshape([1, 4, 2, 3], [1, 2, 2, 1]), 2, 2, "VALID").dataSync() // => Float32Array.of(4)
 */
export function maxPool2d<const X extends TensorLike>(
  input: X,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: { dataFormat?: "NHWC" | "NCHW" },
): Of<[number, number, number, number], DTypeOf<X>>;
export function maxPool2d(
  input: TensorLike,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: { dataFormat?: string },
): Tensor {
  checkOptions("maxPool2d", options, ["dataFormat"]);
  return pooled("maxPool2d", input, ksize, "MAX", { ...options, strides, padding, rank: 2 });
}
