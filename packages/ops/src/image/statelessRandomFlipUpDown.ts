import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { randomFlip } from "./random-flip.ts";
import { statelessSource, type StatelessSeed } from "../random/stateless-seed.ts";

/**
 * Images turned upside down with a probability of 1/2, each image of a batch by itself. The number comes from a seed of two
 * integers: the same at every call, and TensorFlow's own.
 *
 * Shape: `[height, width, channels]` or a batch of them; kept. Dtypes: any. Throws `ShapeError` for other ranks.
 * Gradient: `g`, turned where the image was.
 *
 * @example
 * image.statelessRandomFlipUpDown([[[1], [2]], [[3], [4]]], [2, 3]).arraySync()
 * // => [[[3], [4]], [[1], [2]]]
 */
export function statelessRandomFlipUpDown<const X extends TensorLike>(
  image: Arg<X>,
  seed: StatelessSeed,
): Like<X>;
export function statelessRandomFlipUpDown(image: TensorLike, seed: StatelessSeed): Tensor {
  const op = "image.statelessRandomFlipUpDown";
  return randomFlip(op, image, 0, statelessSource(op, seed));
}
