import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { reverse } from "../shape/reverse.ts";
import { imagesOf } from "./image-axes.ts";

/**
 * Images mirrored: columns from right to left. Copies nothing.
 *
 * Shape: `[height, width, channels]` or a batch of them. Dtypes: any. Throws `ShapeError` for other ranks.
 * Gradient: `g`, mirrored.
 *
 * @example
 * image.flipLeftRight([[[1], [2]]]).arraySync() // => [[[2], [1]]]
 */
export function flipLeftRight<const X extends TensorLike>(image: Arg<X>): Like<X>;
export function flipLeftRight(image: TensorLike): Tensor {
  const { x, rows } = imagesOf("image.flipLeftRight", image);
  return reverse(x, rows + 1);
}
