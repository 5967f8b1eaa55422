import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { mixedColours, type Mix } from "./mix-channels.ts";

/** Each row makes one channel of the result. The numbers are TensorFlow's. */
const MIX: Mix = [
  [1, 0, 1.13988303],
  [1, -0.394642334, -0.58062185],
  [1, 2.03206185, 0],
];

/**
 * Colours from luma Y and the chroma U and V of PAL television to red, green and blue, pixel by pixel.
 *
 * Shape: any whose last axis has size 3; kept. Dtypes: floats. Throws `ShapeError` for other numbers of channels.
 * Gradient: `g` times the transposed matrix.
 *
 * @example
 * image.yuvToRgb([0.5, 0.25, 0]).arraySync() // => ≈ [0.5, 0.4013394165, 1.0080154625]
 */
export function yuvToRgb<const X extends TensorLike>(images: Arg<X>): Like<X>;
export function yuvToRgb(images: TensorLike): Tensor {
  const op = "image.yuvToRgb";
  return mixedColours(op, toTensor(op, images), MIX);
}
