import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensors } from "@gradtape/core/internal";
import { convolvedBack } from "./convTranspose.ts";
import type { Padding, PerAxis } from "./windows.ts";

export interface Conv2dTransposeOptions {
  /** Default: "SAME". */
  padding?: Padding;
  /** Default: "NHWC". */
  dataFormat?: "NHWC" | "NCHW";
  /** Distance of the elements of a window. Default: 1. */
  dilations?: PerAxis;
}

/**
 * The transpose of `conv2d`, over two spatial axes: see `convTranspose`. Filters are `[height, width, made, channels]`.
 *
 * Shape: `outputShape`, in full `[batch, height, width, made]`. Dtypes: integers and floats, both the same. Throws `ShapeError` unless
 * `conv2d` of `outputShape` gives the input's shape. Gradient: to input the convolution of `g`, to filters that of `g` with the input.
 *
 * @example
 * const x = reshape([1, 2], [1, 1, 2, 1]);
 * conv2dTranspose(x, ones([2, 2, 1, 1]), [1, 2, 4, 1], 2).dataSync() // => Float32Array.of(1, 1, 2, 2, 1, 1, 2, 2)
 */
export function conv2dTranspose<const X extends TensorLike, const S extends number[]>(
  input: X,
  filters: TensorLike,
  outputShape: S,
  strides: PerAxis,
  options?: Conv2dTransposeOptions,
): Of<S, DTypeOf<X>>;
export function conv2dTranspose(
  input: TensorLike,
  filters: TensorLike,
  outputShape: Shape,
  strides: PerAxis,
  options?: Conv2dTransposeOptions,
): Tensor {
  checkOptions("conv2dTranspose", options, ["padding", "dataFormat", "dilations"]);
  const [x, f] = toTensors("conv2dTranspose", input, filters);
  return convolvedBack("conv2dTranspose", x, f, outputShape, strides, 2, options);
}
