import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { mixedColours, type Mix } from "./mix-channels.ts";

/** Each row makes one channel of the result. The numbers are TensorFlow's. */
const MIX: Mix = [
  [0.299, 0.587, 0.114],
  [0.59590059, -0.27455667, -0.32134392],
  [0.2115, -0.52273617, 0.31119955],
];

/**
 * Colours from red, green and blue to luma Y and the chroma I and Q of NTSC television, pixel by pixel.
 *
 * Shape: any whose last axis has size 3; kept. Dtypes: floats. Throws `ShapeError` for other numbers of channels.
 * Gradient: `g` times the transposed matrix.
 *
 * @example
 * image.rgbToYiq([1, 0.5, 0]).arraySync() // => ≈ [0.5925, 0.458622255, -0.049868085]
 */
export function rgbToYiq<const X extends TensorLike>(images: Arg<X>): Like<X>;
export function rgbToYiq(images: TensorLike): Tensor {
  const op = "image.rgbToYiq";
  return mixedColours(op, toTensor(op, images), MIX);
}
