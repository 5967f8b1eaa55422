import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { adjustContrast } from "./adjustContrast.ts";
import { drawFactor } from "./random-image.ts";
import { statelessSource, type StatelessSeed } from "../random/stateless-seed.ts";

/**
 * As `adjustContrast`, by a factor from `lower` to `upper`. The number comes from a seed of two integers: the same at every call,
 * and TensorFlow's own.
 *
 * Shape: that of the images. Dtypes: integers and floats. Throws `ArgumentError` unless
 * `0 ≤ lower < upper`.
 * Gradient: that of the adjustment; none to the random number.
 *
 * @example
 * image.statelessRandomContrast([[[1], [3]]], 0.2, 0.5, [1, 2]).arraySync() // => ≈ [[[1.5467818], [2.4532182]]]
 */
export function statelessRandomContrast<const X extends TensorLike>(
  image: Arg<X>,
  lower: number,
  upper: number,
  seed: StatelessSeed,
): Like<X>;
export function statelessRandomContrast(
  image: TensorLike,
  lower: number,
  upper: number,
  seed: StatelessSeed,
): Tensor {
  const op = "image.statelessRandomContrast";
  return adjustContrast(image, drawFactor(op, statelessSource(op, seed), lower, upper)) as Tensor;
}
