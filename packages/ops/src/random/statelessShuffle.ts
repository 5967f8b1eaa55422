import type { Like, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { shuffled } from "./shuffle.ts";
import { statelessSource, type StatelessSeed } from "./stateless-seed.ts";

/**
 * As `random.shuffle`, of a seed of two integers: the same order at every call. It is not the order of TensorFlow's
 * `tf.random.experimental.stateless_shuffle`, which exchanges rows one after the other, where here all rows find their places
 * at once.
 *
 * @example
 * reduceSum(random.statelessShuffle([1, 2, 3, 4], { seed: [8, 9] })).arraySync() // => 10
 */
export function statelessShuffle<const X extends TensorLike>(
  x: X,
  options: { seed: StatelessSeed },
): Like<X>;
export function statelessShuffle(x: TensorLike, options: { seed: StatelessSeed }): Tensor {
  const name = "random.statelessShuffle";
  checkOptions(name, options, ["seed"]);
  return shuffled(name, x, statelessSource(name, options?.seed));
}
