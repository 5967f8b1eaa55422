import type { DTypeOf, Of, Shape, Sizes, Tensor, TensorLike } from "@gradtape/core";
import { randomPart } from "./random-crop.ts";
import { statelessSource, type StatelessSeed } from "../random/stateless-seed.ts";

/**
 * The part of a tensor that has the given sizes, at a place at random. The number comes from a seed of two integers: the same at
 * every call, and TensorFlow's own.
 *
 * Shape: `size`, one for each axis. Dtypes: any. Throws `ShapeError` if it is not in the tensor.
 * Gradient: `g`, with zeros around it.
 *
 * @example
 * image.statelessRandomCrop([[1, 2, 3], [4, 5, 6]], [1, 2], [1, 2]).arraySync() // => [[2, 3]]
 */
export function statelessRandomCrop<const X extends TensorLike, const S extends Shape>(
  value: X,
  size: S,
  seed: StatelessSeed,
): Of<Sizes<S>, DTypeOf<X>>;
export function statelessRandomCrop(value: TensorLike, size: Shape, seed: StatelessSeed): Tensor {
  const op = "image.statelessRandomCrop";
  return randomPart(op, value, size, statelessSource(op, seed));
}
