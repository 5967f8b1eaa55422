import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { randomFlip } from "./random-flip.ts";
import { sourceFor } from "../random/state.ts";
import type { Seed } from "../random/stream.ts";
import { checkOptions } from "@gradtape/core/internal";

/**
 * Images mirrored left to right with a probability of 1/2, each image of a batch by itself. With a `seed` the number is the same
 * at every call, without one it comes from the global stream (`random.setSeed`).
 *
 * Shape: `[height, width, channels]` or a batch of them; kept. Dtypes: any. Throws `ShapeError` for other ranks.
 * Gradient: `g`, mirrored where the image was.
 *
 * @example
 * image.randomFlipLeftRight([[[1], [1]]]).arraySync() // => [[[1], [1]]]
 */
export function randomFlipLeftRight<const X extends TensorLike>(
  image: Arg<X>,
  options?: { seed?: Seed },
): Like<X>;
export function randomFlipLeftRight(image: TensorLike, options?: { seed?: Seed }): Tensor {
  const op = "image.randomFlipLeftRight";
  checkOptions(op, options, ["seed"]);
  return randomFlip(op, image, 1, sourceFor(op, options?.seed));
}
