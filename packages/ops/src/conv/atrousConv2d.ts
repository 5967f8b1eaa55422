import { type DTypeOf, type Of, type Tensor, type TensorLike } from "@gradtape/core";
import { toTensors } from "@gradtape/core/internal";
import { convolved } from "./convolution.ts";
import type { Padding } from "./windows.ts";

/**
 * `conv2d` with strides of 1 whose window has its elements `rate` apart ("with holes").
 *
 * Shape: `[batch, height, width, channels] * [height, width, channels, made] → [batch, height, width, made]`. Dtypes: integers and
 * floats, both the same. Throws `ShapeError` as `conv2d` does. Gradient: that of `conv2d`.
 *
 * Source: Chen et al., Semantic Image Segmentation with Deep Convolutional Nets and Fully Connected CRFs (2015).
 *
 * @example
 * const x = reshape([1, 2, 3, 4], [1, 1, 4, 1]);
 * atrousConv2d(x, reshape([1, 10], [1, 2, 1, 1]), 2, "VALID").dataSync() // => Float32Array.of(31, 42)
 */
export function atrousConv2d<const X extends TensorLike>(
  value: X,
  filters: TensorLike,
  rate: number,
  padding: Padding,
): Of<[number, number, number, number], DTypeOf<X>>;
export function atrousConv2d(
  value: TensorLike,
  filters: TensorLike,
  rate: number,
  padding: Padding,
): Tensor {
  const [x, f] = toTensors("atrousConv2d", value, filters);
  return convolved("atrousConv2d", x, f, 2, { strides: 1, dilations: rate, padding });
}
