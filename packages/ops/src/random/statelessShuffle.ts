import type { Like, Tensor, TensorLike } from "@gradtape/core";
import { shuffled } from "./shuffle.ts";
import { statelessSource, type StatelessSeed } from "./stateless-seed.ts";

/**
 * As `random.shuffle`, of a seed of two integers: the same order at every call. It is not the order of TensorFlow's
 * `tf.random.experimental.stateless_shuffle`, which exchanges rows one after the other, where here all rows find their places
 * at once.
 *
 * @example
 * reduceSum(random.statelessShuffle([1, 2, 3, 4], [8, 9])).arraySync() // => 10
 */
export function statelessShuffle<const X extends TensorLike>(
  value: X,
  seed: StatelessSeed,
): Like<X>;
export function statelessShuffle(value: TensorLike, seed: StatelessSeed): Tensor {
  const name = "random.statelessShuffle";
  return shuffled(name, value, statelessSource(name, seed));
}
