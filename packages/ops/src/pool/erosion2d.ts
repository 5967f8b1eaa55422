import type { DTypeOf, Of, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensors } from "@gradtape/core/internal";
import type { Padding, PerAxis } from "../conv/windows.ts";
import { neg } from "../math/neg.ts";
import { reverse } from "../shape/reverse.ts";
import { dilated, type Dilation2dOptions } from "./dilation2d.ts";

/**
 * Grayscale erosion: `min(x[window] - filters)` of each window, channel by channel, the filters being turned by half a circle. It is
 * the negative of the dilation of the negative.
 *
 * Shape: `[batch, height, width, channels]`, filters `[height, width, channels]`; the result has windows in place of sizes, counted
 * as by `convolution`. Dtypes: integers and floats, both the same. Throws `ShapeError` as `dilation2d` does. Gradient: that of
 * `dilation2d`.
 *
 * Source: Serra, Image Analysis and Mathematical Morphology (1982).
 *
 * @example
 * const x = reshape([1, 4, 2, 3], [1, 2, 2, 1]);
 * erosion2d(x, reshape([0, 0, 5, 0], [2, 2, 1]), 1, "VALID").dataSync() // => Float32Array.of(-1)
 */
export function erosion2d<const X extends TensorLike>(
  value: X,
  filters: TensorLike,
  strides: PerAxis,
  padding: Padding,
  options?: Dilation2dOptions,
): Of<[number, number, number, number], DTypeOf<X>>;
export function erosion2d(
  value: TensorLike,
  filters: TensorLike,
  strides: PerAxis,
  padding: Padding,
  options?: Dilation2dOptions,
): Tensor {
  checkOptions("erosion2d", options, ["dataFormat", "dilations"]);
  const [x, f] = toTensors("erosion2d", value, filters);
  const turned = f.rank < 2 ? f : (reverse(f, [0, 1]) as Tensor);
  return neg(dilated("erosion2d", neg(x) as Tensor, turned, strides, padding, options)) as Tensor;
}
