import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { randomFlip } from "./random-flip.ts";
import { statelessSource, type StatelessSeed } from "../random/stateless-seed.ts";

/**
 * Images mirrored left to right with a probability of 1/2, each image of a batch by itself. The number comes from a seed of two
 * integers: the same at every call, and TensorFlow's own.
 *
 * Shape: `[height, width, channels]` or a batch of them; kept. Dtypes: any. Throws `ShapeError` for other ranks.
 * Gradient: `g`, mirrored where the image was.
 *
 * @example
 * image.statelessRandomFlipLeftRight([[[1], [2]], [[3], [4]]], [2, 3]).arraySync()
 * // => [[[2], [1]], [[4], [3]]]
 */
export function statelessRandomFlipLeftRight<const X extends TensorLike>(
  image: Arg<X>,
  seed: StatelessSeed,
): Like<X>;
export function statelessRandomFlipLeftRight(image: TensorLike, seed: StatelessSeed): Tensor {
  const op = "image.statelessRandomFlipLeftRight";
  return randomFlip(op, image, 1, statelessSource(op, seed));
}
