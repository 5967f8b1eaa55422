import type { DTypeOf, Of, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, operands } from "@gradtape/core/internal";
import { convolved } from "./convolution.ts";
import type { Padding, PerAxis } from "./windows.ts";

/** What convolutions over two spatial axes may be told. */
export interface Conv2dOptions {
  /** Default: "NHWC". */
  dataFormat?: "NHWC" | "NCHW";
  /** Distance of the elements of a window. Default: 1. */
  dilations?: PerAxis;
}

/**
 * Convolution over two spatial axes: see `convolution`, which says how windows are counted, padded and grouped.
 *
 * Shape: `[batch, height, width, channels] * [height, width, channels / groups, made] → [batch, height, width, made]`. Dtypes:
 * integers and floats, both the same. Throws `ShapeError` where ranks or channels do not fit, or a window is larger than what
 * there is.
 * Gradient: to input the transposed convolution of `g`, to filters the convolution of the input with `g`.
 *
 * @example
 * const x = reshape([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]);
 * conv2d(x, ones([2, 2, 1, 1]), 1, "VALID").dataSync() // => Float32Array.of(12, 16, 24, 28)
 */
export function conv2d<const X extends TensorLike>(
  input: X,
  filters: TensorLike,
  strides: PerAxis,
  padding: Padding,
  options?: Conv2dOptions,
): Of<[number, number, number, number], DTypeOf<X>>;
export function conv2d(
  input: TensorLike,
  filters: TensorLike,
  strides: PerAxis,
  padding: Padding,
  options?: Conv2dOptions,
): Tensor {
  checkOptions("conv2d", options, ["dataFormat", "dilations"]);
  const [x, f] = operands("conv2d", input, filters);
  return convolved("conv2d", x, f, 2, { ...options, strides, padding });
}
