import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkDType } from "../define/accepts.ts";
import { cropped, framed } from "./crop-pad.ts";
import { checkCount, imagesOf } from "./image-axes.ts";

/**
 * Images cut or framed with zeros to `targetHeight` by `targetWidth` pixels, around their centre. Of an odd number of rows or
 * columns one more goes below or to the right.
 *
 * Shape: `[height, width, channels]` or a batch of them. Dtypes: all but strings. Throws `ShapeError` for other ranks,
 * `ArgumentError` for sizes below 1.
 * Gradient: `g`, framed or cut to the images' size.
 *
 * @example
 * image.resizeWithCropOrPad([[[1], [2], [3]]], 3, 1).arraySync() // => [[[0]], [[2]], [[0]]]
 */
export function resizeWithCropOrPad<const X extends TensorLike>(
  image: X,
  targetHeight: number,
  targetWidth: number,
): Of<Shape, DTypeOf<X>>;
export function resizeWithCropOrPad(
  image: TensorLike,
  targetHeight: number,
  targetWidth: number,
): Tensor {
  const op = "image.resizeWithCropOrPad";
  const images = imagesOf(op, image);
  checkDType(op, images.x.dtype, "not text");
  const h = checkCount(op, "targetHeight", targetHeight, 1);
  const w = checkCount(op, "targetWidth", targetWidth, 1);
  const half = (n: number): number => Math.max(0, Math.floor(n / 2));
  const { height, width } = images;
  const part = cropped(op, images, {
    offsetHeight: half(height - h),
    offsetWidth: half(width - w),
    targetHeight: Math.min(h, height),
    targetWidth: Math.min(w, width),
  });
  return framed(op, imagesOf(op, part), {
    offsetHeight: half(h - height),
    offsetWidth: half(w - width),
    targetHeight: h,
    targetWidth: w,
  });
}
