import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { mixedColours, type Mix } from "./mix-channels.ts";

/** Each row makes one channel of the result. The numbers are TensorFlow's. */
const MIX: Mix = [
  [0.299, 0.587, 0.114],
  [-0.14714119, -0.28886916, 0.43601035],
  [0.61497538, -0.51496512, -0.10001026],
];

/**
 * Colours from red, green and blue to luma Y and the chroma U and V of PAL television, pixel by pixel.
 *
 * Shape: any whose last axis has size 3; kept. Dtypes: floats. Throws `ShapeError` for other numbers of channels.
 * Gradient: `g` times the transposed matrix.
 *
 * @example
 * image.rgbToYuv([1, 0.5, 0]).arraySync() // => ≈ [0.5925, -0.29157577, 0.35749282]
 */
export function rgbToYuv<const X extends TensorLike>(images: Arg<X>): Like<X>;
export function rgbToYuv(images: TensorLike): Tensor {
  const op = "image.rgbToYuv";
  return mixedColours(op, toTensor(op, images), MIX);
}
