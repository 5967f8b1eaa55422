import type { DTypeOf, Of, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { Padding, PerAxis } from "../conv/windows.ts";
import { pooled } from "./pool.ts";

/**
 * The mean of the elements of each window, over one spatial axis: `avgPool` for inputs of rank 3.
 *
 * Shape: `[batch, width, channels]` to the same with windows in place of sizes. Dtypes: floats. Throws
 * `ShapeError` where the rank does not fit or a window is larger than what there is. Gradient: equal parts of `g` to the elements
 * of each window.
 *
 * @example
 * avgPool1d(reshape([1, 4, 2, 3], [1, 4, 1]), 2, 2, "VALID").dataSync() // => Float32Array.of(2.5, 2.5)
 */
export function avgPool1d<const X extends TensorLike>(
  input: X,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: { dataFormat?: "NWC" | "NCW" },
): Of<[number, number, number], DTypeOf<X>>;
export function avgPool1d(
  input: TensorLike,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: { dataFormat?: string },
): Tensor {
  checkOptions("avgPool1d", options, ["dataFormat"]);
  return pooled("avgPool1d", input, ksize, "AVG", { ...options, strides, padding, rank: 1 });
}
