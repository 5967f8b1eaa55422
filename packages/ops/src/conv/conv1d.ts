import type { DTypeOf, Of, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, operands } from "@gradtape/core/internal";
import { convolved } from "./convolution.ts";
import type { Padding, PerAxis } from "./windows.ts";

/** What convolutions over one spatial axis may be told. */
export interface Conv1dOptions {
  /** Default: "NWC". */
  dataFormat?: "NWC" | "NCW";
  /** Distance of the elements of a window. Default: 1. */
  dilations?: PerAxis;
}

/**
 * Convolution over one spatial axis: see `convolution`, which says how windows are counted, padded and grouped.
 *
 * Shape: `[batch, width, channels] * [width, channels / groups, made] → [batch, width, made]`. Dtypes: integers
 * and floats, both the same. Throws `ShapeError` where ranks or channels do not fit, or a window is larger than what there is.
 * Gradient: to input the transposed convolution of `g`, to filters the convolution of the input with `g`.
 *
 * @example
 * const x = reshape([1, 2, 3, 4], [1, 4, 1]);
 * conv1d(x, reshape([1, 10], [2, 1, 1]), 2, "SAME").dataSync() // => Float32Array.of(21, 43)
 */
export function conv1d<const X extends TensorLike>(
  input: X,
  filters: TensorLike,
  stride: PerAxis,
  padding: Padding,
  options?: Conv1dOptions,
): Of<[number, number, number], DTypeOf<X>>;
export function conv1d(
  input: TensorLike,
  filters: TensorLike,
  stride: PerAxis,
  padding: Padding,
  options?: Conv1dOptions,
): Tensor {
  checkOptions("conv1d", options, ["dataFormat", "dilations"]);
  const [x, f] = operands("conv1d", input, filters);
  return convolved("conv1d", x, f, 1, { ...options, strides: stride, padding });
}
