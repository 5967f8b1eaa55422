import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { adjustSaturation } from "./adjustSaturation.ts";
import { drawFactor } from "./random-image.ts";
import { sourceFor } from "../random/state.ts";
import type { Seed } from "../random/stream.ts";
import { checkOptions } from "@gradtape/core/internal";

/**
 * As `adjustSaturation`, by a factor from `lower` to `upper`. With a `seed` the number is the same at every call, without one it
 * comes from the global stream (`random.setSeed`).
 *
 * Shape: that of the images. Dtypes: integers and floats. Throws `ArgumentError` unless
 * `0 ≤ lower < upper`, `ShapeError` unless there are 3 channels.
 * Gradient: that of the adjustment; none to the random number.
 *
 * @example
 * image.randomSaturation([[[1, 1, 1]]], 0.5, 2).arraySync() // => [[[1, 1, 1]]]
 */
export function randomSaturation<const X extends TensorLike>(
  image: Arg<X>,
  lower: number,
  upper: number,
  options?: { seed?: Seed },
): Like<X>;
export function randomSaturation(
  image: TensorLike,
  lower: number,
  upper: number,
  options?: { seed?: Seed },
): Tensor {
  const op = "image.randomSaturation";
  checkOptions(op, options, ["seed"]);
  return adjustSaturation(
    image,
    drawFactor(op, sourceFor(op, options?.seed), lower, upper),
  ) as Tensor;
}
