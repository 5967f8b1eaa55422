import type { DTypeOf, Of, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, operands } from "@gradtape/core/internal";
import { convolved } from "./convolution.ts";
import type { Padding, PerAxis } from "./windows.ts";

/** What convolutions over three spatial axes may be told. */
export interface Conv3dOptions {
  /** Default: "NDHWC". */
  dataFormat?: "NDHWC" | "NCDHW";
  /** Distance of the elements of a window. Default: 1. */
  dilations?: PerAxis;
}

/**
 * Convolution over three spatial axes: see `convolution`, which says how windows are counted, padded and grouped.
 *
 * Shape: `[batch, depth, height, width, channels] * [depth, height, width, channels / groups, made] → [batch, depth, height, width, made]`. Dtypes: integers
 * and floats, both the same. Throws `ShapeError` where ranks or channels do not fit, or a window is larger than what there is.
 * Gradient: to input the transposed convolution of `g`, to filters the convolution of the input with `g`.
 *
 * @example
 * const x = ones([1, 2, 2, 2, 1]);
 * conv3d(x, ones([1, 2, 2, 1, 1]), 1, "VALID").dataSync() // => Float32Array.of(4, 4)
 */
export function conv3d<const X extends TensorLike>(
  input: X,
  filters: TensorLike,
  strides: PerAxis,
  padding: Padding,
  options?: Conv3dOptions,
): Of<[number, number, number, number, number], DTypeOf<X>>;
export function conv3d(
  input: TensorLike,
  filters: TensorLike,
  strides: PerAxis,
  padding: Padding,
  options?: Conv3dOptions,
): Tensor {
  checkOptions("conv3d", options, ["dataFormat", "dilations"]);
  const [x, f] = operands("conv3d", input, filters);
  return convolved("conv3d", x, f, 3, { ...options, strides, padding });
}
