import { ShapeError, type DTypeOf, type Of, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, showShape, operands } from "@gradtape/core/internal";
import { reshape } from "../shape/reshape.ts";
import type { Conv2dOptions } from "./conv2d.ts";
import { convolved } from "./convolution.ts";
import type { Padding, PerAxis } from "./windows.ts";

/**
 * Convolution of each channel with filters of its own: channel `c · multiplier + m` of the result is channel c of the input
 * convolved with `filter[:, :, c, m]`.
 *
 * Shape: `[batch, height, width, channels] * [height, width, channels, multiplier] → [batch, height, width, channels · multiplier]`,
 * windows being counted and padded as by `convolution`. Dtypes: integers and floats, both the same. Throws `ShapeError` where
 * ranks or channels do not fit, or a window is larger than what there is. Gradient: as that of `conv2d`, channel by channel.
 *
 * @example
 * const x = reshape([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 2, 2]);
 * depthwiseConv2d(x, reshape([1, 10], [1, 1, 2, 1]), 1, "VALID").dataSync() // => Float32Array.of(1, 20, 3, 40, 5, 60, 7, 80)
 */
export function depthwiseConv2d<const X extends TensorLike>(
  input: X,
  filter: TensorLike,
  strides: PerAxis,
  padding: Padding,
  options?: Conv2dOptions,
): Of<[number, number, number, number], DTypeOf<X>>;
export function depthwiseConv2d(
  input: TensorLike,
  filter: TensorLike,
  strides: PerAxis,
  padding: Padding,
  options?: Conv2dOptions,
): Tensor {
  checkOptions("depthwiseConv2d", options, ["dataFormat", "dilations"]);
  const [x, f] = operands("depthwiseConv2d", input, filter);
  return depthwise("depthwiseConv2d", x, f, strides, padding, options);
}

/** A depthwise convolution, for `op`. */
export function depthwise(
  op: string,
  x: Tensor,
  f: Tensor,
  strides: PerAxis,
  padding: Padding,
  options: Conv2dOptions | undefined,
): Tensor {
  const at = options?.dataFormat === "NCHW" ? 1 : 3;
  if (x.rank !== 4 || f.rank !== 4 || f.shape[2] !== x.shape[at])
    throw new ShapeError(
      op,
      `takes an input [batch, height, width, channels] and a filter [height, width, channels, multiplier], got ${showShape(x.shape)} and ${showShape(f.shape)}`,
      { shapes: [x.shape, f.shape] },
    );
  const [height, width, channels, multiplier] = f.shape as [number, number, number, number];
  const grouped = reshape(f, [height, width, 1, channels * multiplier]) as Tensor;
  return convolved(op, x, grouped, 2, { ...options, strides, padding });
}
