import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkBox, cropped } from "./crop-pad.ts";
import { imagesOf } from "./image-axes.ts";

/**
 * The part of images that begins at row `offsetHeight` and column `offsetWidth`, `targetHeight` by `targetWidth` pixels large.
 * Copies nothing.
 *
 * Shape: `[height, width, channels]` or a batch of them. Dtypes: any. Throws `ShapeError` if the box is not inside the images,
 * `ArgumentError` for negative offsets and sizes below 1.
 * Gradient: `g`, with zeros around it.
 *
 * @example
 * image.cropToBoundingBox([[[1], [2], [3]]], 0, 1, 1, 2).arraySync() // => [[[2], [3]]]
 */
export function cropToBoundingBox<const X extends TensorLike>(
  image: X,
  offsetHeight: number,
  offsetWidth: number,
  targetHeight: number,
  targetWidth: number,
): Of<Shape, DTypeOf<X>>;
export function cropToBoundingBox(
  image: TensorLike,
  offsetHeight: number,
  offsetWidth: number,
  targetHeight: number,
  targetWidth: number,
): Tensor {
  const op = "image.cropToBoundingBox";
  const images = imagesOf(op, image);
  const box = { offsetHeight, offsetWidth, targetHeight, targetWidth };
  return cropped(op, images, checkBox(op, box));
}
