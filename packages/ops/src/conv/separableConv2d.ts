import { ShapeError, type DTypeOf, type Of, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, showShape, toTensors } from "@gradtape/core/internal";
import type { Conv2dOptions } from "./conv2d.ts";
import { convolved } from "./convolution.ts";
import { depthwise } from "./depthwiseConv2d.ts";
import type { Padding, PerAxis } from "./windows.ts";

/**
 * `depthwiseConv2d`, then a convolution with windows of one element, which mixes the channels.
 *
 * Shape: `[batch, height, width, channels]`, `[height, width, channels, multiplier]` and `[1, 1, channels · multiplier, made]` give
 * `[batch, height, width, made]`. Dtypes: integers and floats, all the same. Throws `ShapeError` as its parts do.
 * Gradient: that of its parts.
 *
 * Source: Chollet, Xception: Deep Learning with Depthwise Separable Convolutions (2017).
 *
 * @example
 * const x = reshape([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 2, 2]);
 * const y = separableConv2d(x, ones([2, 2, 2, 1]), reshape([1, 100], [1, 1, 2, 1]), 1, "VALID");
 * y.dataSync() // => Float32Array.of(2016)
 */
export function separableConv2d<const X extends TensorLike>(
  input: X,
  depthwiseFilter: TensorLike,
  pointwiseFilter: TensorLike,
  strides: PerAxis,
  padding: Padding,
  options?: Conv2dOptions,
): Of<[number, number, number, number], DTypeOf<X>>;
export function separableConv2d(
  input: TensorLike,
  depthwiseFilter: TensorLike,
  pointwiseFilter: TensorLike,
  strides: PerAxis,
  padding: Padding,
  options?: Conv2dOptions,
): Tensor {
  checkOptions("separableConv2d", options, ["dataFormat", "dilations"]);
  const [x, f] = toTensors("separableConv2d", input, depthwiseFilter);
  const [, p] = toTensors("separableConv2d", x, pointwiseFilter);
  if (p.rank !== 4 || p.shape[0] !== 1 || p.shape[1] !== 1)
    throw new ShapeError(
      "separableConv2d",
      `the pointwise filter must be [1, 1, channels, made], got ${showShape(p.shape)}`,
      { shapes: [p.shape] },
    );
  const spread = depthwise("separableConv2d", x, f, strides, padding, options);
  const { dataFormat } = options ?? {};
  const how = { strides: 1, padding: "VALID" as const, ...(dataFormat && { dataFormat }) };
  return convolved("separableConv2d", spread, p, 2, how);
}
