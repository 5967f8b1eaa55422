import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkDType } from "../define/accepts.ts";
import { checkBox, framed } from "./crop-pad.ts";
import { imagesOf } from "./image-axes.ts";

/**
 * Images in a frame of zeros of `targetHeight` by `targetWidth` pixels, in which they begin at row `offsetHeight` and column
 * `offsetWidth`.
 *
 * Shape: `[height, width, channels]` or a batch of them. Dtypes: all but strings. Throws `ShapeError` if the images do not fit in
 * the frame, `ArgumentError` for negative offsets and sizes below 1.
 * Gradient: `g` without the frame.
 *
 * @example
 * image.padToBoundingBox([[[1]]], 0, 1, 1, 3).arraySync() // => [[[0], [1], [0]]]
 */
export function padToBoundingBox<const X extends TensorLike>(
  image: X,
  offsetHeight: number,
  offsetWidth: number,
  targetHeight: number,
  targetWidth: number,
): Of<Shape, DTypeOf<X>>;
export function padToBoundingBox(
  image: TensorLike,
  offsetHeight: number,
  offsetWidth: number,
  targetHeight: number,
  targetWidth: number,
): Tensor {
  const op = "image.padToBoundingBox";
  const images = imagesOf(op, image);
  checkDType(op, images.x.dtype, "not text");
  const box = { offsetHeight, offsetWidth, targetHeight, targetWidth };
  return framed(op, images, checkBox(op, box));
}
