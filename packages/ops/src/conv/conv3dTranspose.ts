import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensors } from "@gradtape/core/internal";
import { convolvedBack } from "./convTranspose.ts";
import type { Padding, PerAxis } from "./windows.ts";

export interface Conv3dTransposeOptions {
  /** Default: "SAME". */
  padding?: Padding;
  /** Default: "NDHWC". */
  dataFormat?: "NDHWC" | "NCDHW";
  /** Distance of the elements of a window. Default: 1. */
  dilations?: PerAxis;
}

/**
 * The transpose of `conv3d`, over three spatial axes: see `convTranspose`. Filters are `[depth, height, width, made, channels]`.
 *
 * Shape: `outputShape`, in full `[batch, depth, height, width, made]`. Dtypes: integers and floats, both the same. Throws
 * `ShapeError` unless `conv3d` of `outputShape` gives the input's shape. Gradient: to input the convolution of `g`, to filters
 * that of `g` with the input.
 *
 * @example
 * const x = ones([1, 1, 1, 1, 1]);
 * conv3dTranspose(x, ones([1, 2, 2, 1, 1]), [1, 1, 2, 2, 1], 2).dataSync() // => Float32Array.of(1, 1, 1, 1)
 */
export function conv3dTranspose<const X extends TensorLike, const S extends number[]>(
  input: X,
  filters: TensorLike,
  outputShape: S,
  strides: PerAxis,
  options?: Conv3dTransposeOptions,
): Of<S, DTypeOf<X>>;
export function conv3dTranspose(
  input: TensorLike,
  filters: TensorLike,
  outputShape: Shape,
  strides: PerAxis,
  options?: Conv3dTransposeOptions,
): Tensor {
  checkOptions("conv3dTranspose", options, ["padding", "dataFormat", "dilations"]);
  const [x, f] = toTensors("conv3dTranspose", input, filters);
  return convolvedBack("conv3dTranspose", x, f, outputShape, strides, 3, options);
}
