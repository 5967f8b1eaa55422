import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { randomFlip } from "./random-flip.ts";
import { sourceFor } from "../random/state.ts";
import type { Seed } from "../random/stream.ts";
import { checkOptions } from "@gradtape/core/internal";

/**
 * Images turned upside down with a probability of 1/2, each image of a batch by itself. With a `seed` the number is the same at
 * every call, without one it comes from the global stream (`random.setSeed`).
 *
 * Shape: `[height, width, channels]` or a batch of them; kept. Dtypes: any. Throws `ShapeError` for other ranks.
 * Gradient: `g`, turned where the image was.
 *
 * @example
 * image.randomFlipUpDown([[[1]], [[1]]]).arraySync() // => [[[1]], [[1]]]
 */
export function randomFlipUpDown<const X extends TensorLike>(
  image: Arg<X>,
  options?: { seed?: Seed },
): Like<X>;
export function randomFlipUpDown(image: TensorLike, options?: { seed?: Seed }): Tensor {
  const op = "image.randomFlipUpDown";
  checkOptions(op, options, ["seed"]);
  return randomFlip(op, image, 0, sourceFor(op, options?.seed));
}
