import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { adjustHue } from "./adjustHue.ts";
import { drawDelta } from "./random-image.ts";
import { sourceFor } from "../random/state.ts";
import type { Seed } from "../random/stream.ts";
import { checkOptions } from "@gradtape/core/internal";

/**
 * As `adjustHue`, by a number from `-maxDelta` to `maxDelta`, which is 0.5 at most. With a `seed` the number is the same at every
 * call, without one it comes from the global stream (`random.setSeed`).
 *
 * Shape: that of the images. Dtypes: integers and floats. Throws `ArgumentError` for other
 * values of `maxDelta`, `ShapeError` unless there are 3 channels.
 * Gradient: that of the adjustment; none to the random number.
 *
 * @example
 * image.randomHue([[[1, 1, 1]]], 0.5).arraySync() // => [[[1, 1, 1]]]
 */
export function randomHue<const X extends TensorLike>(
  image: Arg<X>,
  maxDelta: number,
  options?: { seed?: Seed },
): Like<X>;
export function randomHue(image: TensorLike, maxDelta: number, options?: { seed?: Seed }): Tensor {
  const op = "image.randomHue";
  checkOptions(op, options, ["seed"]);
  return adjustHue(image, drawDelta(op, sourceFor(op, options?.seed), maxDelta, 0.5)) as Tensor;
}
