import type { FloatDType, IntDType, Made, Shape, Sizes, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { drawBinomial, type BinomialOptions } from "./binomial.ts";
import { statelessSource, type StatelessSeed } from "./stateless-seed.ts";

/**
 * As `random.binomial`, of a seed of two integers: the same numbers at every call, those of TensorFlow's
 * `tf.random.stateless_binomial`.
 *
 * @example
 * random.statelessBinomial([2], [123, 456], [10, 20], [0, 1]).arraySync() // => [0, 20]
 */
export function statelessBinomial<const S extends Shape, D extends FloatDType | IntDType = "int32">(
  shape: S,
  seed: StatelessSeed,
  counts: TensorLike,
  probs: TensorLike,
  options?: BinomialOptions<D>,
): Made<Sizes<S>, D>;
export function statelessBinomial(
  shape: Shape,
  seed: StatelessSeed,
  counts: TensorLike,
  probs: TensorLike,
  options?: BinomialOptions,
): Tensor {
  const name = "random.statelessBinomial";
  checkOptions(name, options, ["dtype"]);
  const source = statelessSource(name, seed);
  return drawBinomial(name, shape, [counts, probs], options?.dtype, source);
}
