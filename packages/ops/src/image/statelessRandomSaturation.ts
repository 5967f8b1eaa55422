import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { adjustSaturation } from "./adjustSaturation.ts";
import { drawFactor } from "./random-image.ts";
import { statelessSource, type StatelessSeed } from "../random/stateless-seed.ts";

/**
 * As `adjustSaturation`, by a factor from `lower` to `upper`. The number comes from a seed of two integers: the same at every
 * call, and TensorFlow's own.
 *
 * Shape: that of the images. Dtypes: integers and floats. Throws `ArgumentError` unless
 * `0 ≤ lower < upper`, `ShapeError` unless there are 3 channels.
 * Gradient: that of the adjustment; none to the random number.
 *
 * @example
 * image.statelessRandomSaturation([[[1, 2, 3]]], 0.5, 1, [1, 2]).arraySync() // => ≈ [[[1.1559395, 2.0779698, 3]]]
 */
export function statelessRandomSaturation<const X extends TensorLike>(
  image: Arg<X>,
  lower: number,
  upper: number,
  seed: StatelessSeed,
): Like<X>;
export function statelessRandomSaturation(
  image: TensorLike,
  lower: number,
  upper: number,
  seed: StatelessSeed,
): Tensor {
  const op = "image.statelessRandomSaturation";
  return adjustSaturation(image, drawFactor(op, statelessSource(op, seed), lower, upper)) as Tensor;
}
