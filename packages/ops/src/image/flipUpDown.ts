import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { reverse } from "../shape/reverse.ts";
import { imagesOf } from "./image-axes.ts";

/**
 * Images upside down: rows from the last to the first. Copies nothing.
 *
 * Shape: `[height, width, channels]` or a batch of them. Dtypes: any. Throws `ShapeError` for other ranks.
 * Gradient: `g`, upside down.
 *
 * @example
 * image.flipUpDown([[[1]], [[2]]]).arraySync() // => [[[2]], [[1]]]
 */
export function flipUpDown<const X extends TensorLike>(image: Arg<X>): Like<X>;
export function flipUpDown(image: TensorLike): Tensor {
  const { x, rows } = imagesOf("image.flipUpDown", image);
  return reverse(x, rows);
}
