import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensors } from "@gradtape/core/internal";
import { convolvedBack } from "./convTranspose.ts";
import type { Padding, PerAxis } from "./windows.ts";

export interface Conv1dTransposeOptions {
  /** Default: "SAME". */
  padding?: Padding;
  /** Default: "NWC". */
  dataFormat?: "NWC" | "NCW";
  /** Distance of the elements of a window. Default: 1. */
  dilations?: PerAxis;
}

/**
 * The transpose of `conv1d`, over one spatial axis: see `convTranspose`. Filters are `[width, made, channels]`.
 *
 * Shape: `outputShape`, in full `[batch, width, made]`. Dtypes: integers and floats, both the same. Throws `ShapeError` unless
 * `conv1d` of `outputShape` gives the input's shape. Gradient: to input the convolution of `g`, to filters that of `g` with the input.
 *
 * @example
 * const x = reshape([1, 2], [1, 2, 1]);
 * conv1dTranspose(x, reshape([1, 10], [2, 1, 1]), [1, 4, 1], 2).dataSync() // => Float32Array.of(1, 10, 2, 20)
 */
export function conv1dTranspose<const X extends TensorLike, const S extends number[]>(
  input: X,
  filters: TensorLike,
  outputShape: S,
  strides: PerAxis,
  options?: Conv1dTransposeOptions,
): Of<S, DTypeOf<X>>;
export function conv1dTranspose(
  input: TensorLike,
  filters: TensorLike,
  outputShape: Shape,
  strides: PerAxis,
  options?: Conv1dTransposeOptions,
): Tensor {
  checkOptions("conv1dTranspose", options, ["padding", "dataFormat", "dilations"]);
  const [x, f] = toTensors("conv1dTranspose", input, filters);
  return convolvedBack("conv1dTranspose", x, f, outputShape, strides, 1, options);
}
