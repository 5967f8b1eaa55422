import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { adjustHue } from "./adjustHue.ts";
import { drawDelta } from "./random-image.ts";
import { statelessSource, type StatelessSeed } from "../random/stateless-seed.ts";

/**
 * As `adjustHue`, by a number from `-maxDelta` to `maxDelta`, which is 0.5 at most. The number comes from a seed of two integers:
 * the same at every call, and TensorFlow's own.
 *
 * Shape: that of the images. Dtypes: integers and floats. Throws `ArgumentError` for other
 * values of `maxDelta`, `ShapeError` unless there are 3 channels.
 * Gradient: that of the adjustment; none to the random number.
 *
 * @example
 * image.statelessRandomHue([[[1, 2, 3]]], 0.2, [1, 2]).arraySync() // => ≈ [[[1.6514902, 1, 3]]]
 */
export function statelessRandomHue<const X extends TensorLike>(
  image: Arg<X>,
  maxDelta: number,
  seed: StatelessSeed,
): Like<X>;
export function statelessRandomHue(
  image: TensorLike,
  maxDelta: number,
  seed: StatelessSeed,
): Tensor {
  const op = "image.statelessRandomHue";
  return adjustHue(image, drawDelta(op, statelessSource(op, seed), maxDelta, 0.5)) as Tensor;
}
