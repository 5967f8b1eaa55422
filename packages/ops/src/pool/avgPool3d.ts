import type { DTypeOf, Of, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { Padding, PerAxis } from "../conv/windows.ts";
import { pooled } from "./pool.ts";

/**
 * The mean of the elements of each window, over three spatial axes: `avgPool` for inputs of rank 5.
 *
 * Shape: `[batch, depth, height, width, channels]` to the same with windows in place of sizes. Dtypes: floats. Throws
 * `ShapeError` where the rank does not fit or a window is larger than what there is. Gradient: equal parts of `g` to the elements
 * of each window.
 *
 * @example
 * avgPool3d(reshape([1, 4, 2, 3], [1, 1, 2, 2, 1]), [1, 2, 2], [1, 2, 2], "VALID").dataSync() // => Float32Array.of(2.5)
 */
export function avgPool3d<const X extends TensorLike>(
  input: X,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: { dataFormat?: "NDHWC" | "NCDHW" },
): Of<[number, number, number, number, number], DTypeOf<X>>;
export function avgPool3d(
  input: TensorLike,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: { dataFormat?: string },
): Tensor {
  checkOptions("avgPool3d", options, ["dataFormat"]);
  return pooled("avgPool3d", input, ksize, "AVG", { ...options, strides, padding, rank: 3 });
}
