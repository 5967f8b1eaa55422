import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { mixedColours, type Mix } from "./mix-channels.ts";

/** Each row makes one channel of the result. The numbers are TensorFlow's. */
const MIX: Mix = [
  [1, 0.95598634, 0.6208248],
  [1, -0.27201283, -0.64720424],
  [1, -1.10674021, 1.70423049],
];

/**
 * Colours from luma Y and the chroma I and Q of NTSC television to red, green and blue, pixel by pixel.
 *
 * Shape: any whose last axis has size 3; kept. Dtypes: floats. Throws `ShapeError` for other numbers of channels.
 * Gradient: `g` times the transposed matrix.
 *
 * @example
 * image.yiqToRgb([0.5, 0.25, 0]).arraySync() // => ≈ [0.738996585, 0.4319967925, 0.2233149475]
 */
export function yiqToRgb<const X extends TensorLike>(images: Arg<X>): Like<X>;
export function yiqToRgb(images: TensorLike): Tensor {
  const op = "image.yiqToRgb";
  return mixedColours(op, toTensor(op, images), MIX);
}
