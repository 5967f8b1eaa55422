import type { DTypeOf, Of, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { Padding, PerAxis } from "../conv/windows.ts";
import { pooled } from "./pool.ts";

/**
 * The largest element of each window, over three spatial axes: `maxPool` for inputs of rank 5.
 *
 * Shape: `[batch, depth, height, width, channels]` to the same with windows in place of sizes. Dtypes: integers and floats. Throws
 * `ShapeError` where the rank does not fit or a window is larger than what there is. Gradient: `g` to the first of the largest
 * elements of each window.
 *
 * @example
 * maxPool3d(reshape([1, 4, 2, 3], [1, 1, 2, 2, 1]), [1, 2, 2], [1, 2, 2], "VALID").dataSync() // => Float32Array.of(4)
 */
export function maxPool3d<const X extends TensorLike>(
  input: X,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: { dataFormat?: "NDHWC" | "NCDHW" },
): Of<[number, number, number, number, number], DTypeOf<X>>;
export function maxPool3d(
  input: TensorLike,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: { dataFormat?: string },
): Tensor {
  checkOptions("maxPool3d", options, ["dataFormat"]);
  return pooled("maxPool3d", input, ksize, "MAX", { ...options, strides, padding, rank: 3 });
}
