import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { adjustBrightness } from "./adjustBrightness.ts";
import { drawDelta } from "./random-image.ts";
import { sourceFor } from "../random/state.ts";
import type { Seed } from "../random/stream.ts";
import { checkOptions } from "@gradtape/core/internal";

/**
 * As `adjustBrightness`, by a number from `-maxDelta` to `maxDelta`. With a `seed` the number is the same at every call, without
 * one it comes from the global stream (`random.setSeed`).
 *
 * Shape: that of the images. Dtypes: integers and floats. Throws `ArgumentError` for a negative
 * `maxDelta`.
 * Gradient: that of the adjustment; none to the random number.
 *
 * @example
 * image.randomBrightness([[[1]]], 0).arraySync() // => [[[1]]]
 */
export function randomBrightness<const X extends TensorLike>(
  image: Arg<X>,
  maxDelta: number,
  options?: { seed?: Seed },
): Like<X>;
export function randomBrightness(
  image: TensorLike,
  maxDelta: number,
  options?: { seed?: Seed },
): Tensor {
  const op = "image.randomBrightness";
  checkOptions(op, options, ["seed"]);
  return adjustBrightness(image, drawDelta(op, sourceFor(op, options?.seed), maxDelta)) as Tensor;
}
