import type { Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { framed } from "./crop-pad.ts";
import { checkCount, imagesOf } from "./image-axes.ts";
import { resizedBy, type Resized, type ResizeOptions } from "./resize.ts";
import type { ResizeMethod } from "./resize-taps.ts";

/**
 * Images resized to the largest size within `targetHeight` by `targetWidth` that has their proportions, in a frame of zeros
 * of that size.
 *
 * Shape: `[height, width, channels]` or a batch of them. Dtypes and options: those of `resize`; a size that would be 0 is 1. Throws
 * `ShapeError` for other ranks, `ArgumentError` for sizes below 1.
 * Gradient: that of `resize`, of `g` without the frame.
 *
 * @example
 * image.resizeWithPad([[[1], [2]]], 3, 2).arraySync() // => [[[0], [0]], [[1], [2]], [[0], [0]]]
 */
export function resizeWithPad<const X extends TensorLike, M extends ResizeMethod = "bilinear">(
  image: X,
  targetHeight: number,
  targetWidth: number,
  options?: Omit<ResizeOptions<M>, "preserveAspectRatio">,
): Of<Shape, Resized<X, M>>;
export function resizeWithPad(
  image: TensorLike,
  targetHeight: number,
  targetWidth: number,
  options?: Omit<ResizeOptions, "preserveAspectRatio">,
): Tensor {
  const op = "image.resizeWithPad";
  checkOptions(op, options, ["method", "antialias"]);
  const images = imagesOf(op, image);
  const h = checkCount(op, "targetHeight", targetHeight, 1);
  const w = checkCount(op, "targetWidth", targetWidth, 1);
  const { height, width } = images;
  // In float32, as TensorFlow has it.
  const f = Math.fround;
  const ratio = Math.max(f(width / w), f(height / h));
  const [exactHeight, exactWidth] = [f(height / ratio), f(width / ratio)];
  const inner = (n: number): number => Math.max(1, Math.floor(n));
  const offset = (target: number, n: number): number =>
    Math.max(0, Math.floor(f(f(target - n) / 2)));
  const resized = resizedBy(op, images, [inner(exactHeight), inner(exactWidth)], options);
  return framed(op, imagesOf(op, resized), {
    offsetHeight: offset(h, exactHeight),
    offsetWidth: offset(w, exactWidth),
    targetHeight: h,
    targetWidth: w,
  });
}
