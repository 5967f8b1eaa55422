import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { transpose as permuted } from "../shape/transpose.ts";
import { imagesOf } from "./image-axes.ts";

/**
 * Images with rows and columns exchanged. Copies nothing.
 *
 * Shape: `[height, width, channels]` or a batch of them, `[…, width, height, channels]` after. Dtypes: any. Throws
 * `ShapeError` for other ranks.
 * Gradient: `g`, exchanged back.
 *
 * @example
 * image.transpose([[[1], [2]]]).arraySync() // => [[[1]], [[2]]]
 */
export function transpose<const X extends TensorLike>(image: X): Of<Shape, DTypeOf<X>>;
export function transpose(image: TensorLike): Tensor {
  const { x } = imagesOf("image.transpose", image);
  return permuted(x, x.rank === 3 ? [1, 0, 2] : [0, 2, 1, 3]);
}
