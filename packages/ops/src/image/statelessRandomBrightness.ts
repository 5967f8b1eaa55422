import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { adjustBrightness } from "./adjustBrightness.ts";
import { drawDelta } from "./random-image.ts";
import { statelessSource, type StatelessSeed } from "../random/stateless-seed.ts";

/**
 * As `adjustBrightness`, by a number from `-maxDelta` to `maxDelta`. The number comes from a seed of two integers: the same at
 * every call, and TensorFlow's own.
 *
 * Shape: that of the images. Dtypes: integers and floats. Throws `ArgumentError` for a negative
 * `maxDelta`.
 * Gradient: that of the adjustment; none to the random number.
 *
 * @example
 * image.statelessRandomBrightness([[[1, 2]]], 0.2, [1, 2]).arraySync() // => ≈ [[[1.1376241, 2.1376243]]]
 */
export function statelessRandomBrightness<const X extends TensorLike>(
  image: Arg<X>,
  maxDelta: number,
  seed: StatelessSeed,
): Like<X>;
export function statelessRandomBrightness(
  image: TensorLike,
  maxDelta: number,
  seed: StatelessSeed,
): Tensor {
  const op = "image.statelessRandomBrightness";
  return adjustBrightness(image, drawDelta(op, statelessSource(op, seed), maxDelta)) as Tensor;
}
