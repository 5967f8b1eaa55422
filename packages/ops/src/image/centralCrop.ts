import {
  ArgumentError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";
import { cropped } from "./crop-pad.ts";
import { imagesOf } from "./image-axes.ts";

/**
 * The middle of images: `centralFraction` of the height and of the width, more than 0 and at most 1. Copies nothing.
 *
 * Shape: `[height, width, channels]` or a batch of them; `size - 2 · ⌊size · (1 - centralFraction) / 2⌋` pixels are left. Dtypes:
 * any. Throws `ShapeError` for other ranks, `ArgumentError` for other fractions.
 * Gradient: `g`, with zeros around it.
 *
 * @example
 * image.centralCrop([[[1], [2], [3], [4]]], 0.5).arraySync() // => [[[2], [3]]]
 */
export function centralCrop<const X extends TensorLike>(
  image: X,
  centralFraction: number,
): Of<Shape, DTypeOf<X>>;
export function centralCrop(image: TensorLike, centralFraction: number): Tensor {
  const op = "image.centralCrop";
  const images = imagesOf(op, image);
  if (typeof centralFraction !== "number" || !(centralFraction > 0 && centralFraction <= 1)) {
    throw new ArgumentError(
      op,
      `centralFraction must be more than 0 and at most 1, got ${showValue(centralFraction)}`,
    );
  }
  const { height, width } = images;
  const outside = (n: number): number => Math.trunc((n - n * centralFraction) / 2);
  const [offsetHeight, offsetWidth] = [outside(height), outside(width)];
  return cropped(op, images, {
    offsetHeight,
    offsetWidth,
    targetHeight: height - 2 * offsetHeight,
    targetWidth: width - 2 * offsetWidth,
  });
}
