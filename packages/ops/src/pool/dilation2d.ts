import { ShapeError, type DTypeOf, type Of, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, sameDType, showShape, toTensors } from "@gradtape/core/internal";
import type { Padding, PerAxis } from "../conv/windows.ts";
import { windowed } from "./pool.ts";
import { maxima } from "./pooling.ts";

export interface Dilation2dOptions {
  /** Default: "NHWC". */
  dataFormat?: "NHWC" | "NCHW";
  /** Distance of the elements of a window. Default: 1. */
  dilations?: PerAxis;
}

/**
 * Grayscale dilation: `max(x[window] + filters)` of each window, channel by channel. With filters of zeros it is `maxPool2d`.
 *
 * Shape: `[batch, height, width, channels]`, filters `[height, width, channels]`; the result has windows in place of sizes, counted
 * as by `convolution`. Dtypes: integers and floats, both the same. Throws `ShapeError` where ranks or channels do not fit, or a
 * window is larger than what there is. Gradient: `g` to the first of the largest sums: to its element and its filter's.
 *
 * Source: Serra, Image Analysis and Mathematical Morphology (1982).
 *
 * @example
 * const x = reshape([1, 4, 2, 3], [1, 2, 2, 1]);
 * dilation2d(x, reshape([0, 0, 5, 0], [2, 2, 1]), 1, "VALID").dataSync() // => Float32Array.of(7)
 */
export function dilation2d<const X extends TensorLike>(
  input: X,
  filters: TensorLike,
  strides: PerAxis,
  padding: Padding,
  options?: Dilation2dOptions,
): Of<[number, number, number, number], DTypeOf<X>>;
export function dilation2d(
  input: TensorLike,
  filters: TensorLike,
  strides: PerAxis,
  padding: Padding,
  options?: Dilation2dOptions,
): Tensor {
  checkOptions("dilation2d", options, ["dataFormat", "dilations"]);
  const [x, f] = toTensors("dilation2d", input, filters);
  return dilated("dilation2d", x, f, strides, padding, options);
}

/** A dilation, for `op`. */
export function dilated(
  op: string,
  x: Tensor,
  f: Tensor,
  strides: PerAxis,
  padding: Padding,
  options: Dilation2dOptions | undefined,
): Tensor {
  sameDType(op, x.dtype, f.dtype);
  const at = options?.dataFormat === "NCHW" ? 1 : 3;
  const [height, width, channels] = f.shape;
  if (f.rank !== 3 || height === 0 || width === 0 || channels !== x.shape[at])
    throw new ShapeError(
      op,
      `takes an input [batch, height, width, channels] and filters [height, width, channels] of sizes above 0, got ${showShape(x.shape)} and ${showShape(f.shape)}`,
      { shapes: [x.shape, f.shape] },
    );
  const how = { ...options, strides, padding, rank: 2 };
  return windowed(op, x, [height!, width!], how, "real", (images, axes) =>
    maxima([images, f], axes),
  );
}
