import type { DTypeOf, Of, Shape, Sizes, Tensor, TensorLike } from "@gradtape/core";
import { randomPart } from "./random-crop.ts";
import { sourceFor } from "../random/state.ts";
import type { Seed } from "../random/stream.ts";
import { checkOptions } from "@gradtape/core/internal";

/**
 * The part of a tensor that has the given sizes, at a place at random. With a `seed` the number is the same at every call,
 * without one it comes from the global stream (`random.setSeed`).
 *
 * Shape: `size`, one for each axis. Dtypes: any. Throws `ShapeError` if it is not in the tensor.
 * Gradient: `g`, with zeros around it.
 *
 * @example
 * image.randomCrop([1, 1, 1], [2]).arraySync() // => [1, 1]
 */
export function randomCrop<const X extends TensorLike, const S extends Shape>(
  value: X,
  size: S,
  options?: { seed?: Seed },
): Of<Sizes<S>, DTypeOf<X>>;
export function randomCrop(value: TensorLike, size: Shape, options?: { seed?: Seed }): Tensor {
  const op = "image.randomCrop";
  checkOptions(op, options, ["seed"]);
  return randomPart(op, value, size, sourceFor(op, options?.seed));
}
