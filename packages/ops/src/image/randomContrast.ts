import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { adjustContrast } from "./adjustContrast.ts";
import { drawFactor } from "./random-image.ts";
import { sourceFor } from "../random/state.ts";
import type { Seed } from "../random/stream.ts";
import { checkOptions } from "@gradtape/core/internal";

/**
 * As `adjustContrast`, by a factor from `lower` to `upper`. With a `seed` the number is the same at every call, without one it
 * comes from the global stream (`random.setSeed`).
 *
 * Shape: that of the images. Dtypes: integers and floats. Throws `ArgumentError` unless
 * `0 ≤ lower < upper`.
 * Gradient: that of the adjustment; none to the random number.
 *
 * @example
 * image.randomContrast([[[1], [1]]], 0.5, 2).arraySync() // => [[[1], [1]]]
 */
export function randomContrast<const X extends TensorLike>(
  image: Arg<X>,
  lower: number,
  upper: number,
  options?: { seed?: Seed },
): Like<X>;
export function randomContrast(
  image: TensorLike,
  lower: number,
  upper: number,
  options?: { seed?: Seed },
): Tensor {
  const op = "image.randomContrast";
  checkOptions(op, options, ["seed"]);
  return adjustContrast(
    image,
    drawFactor(op, sourceFor(op, options?.seed), lower, upper),
  ) as Tensor;
}
