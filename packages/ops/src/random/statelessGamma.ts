import type { FloatDType, Made, Shape, Sizes, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { drawGamma, type GammaOptions } from "./gamma.ts";
import { statelessSource, type StatelessSeed } from "./stateless-seed.ts";

/**
 * As `random.gamma`, of a seed of two integers: the same numbers at every call, those of TensorFlow's
 * `tf.random.stateless_gamma`. Shape: `shape`, which ends with that of alpha and beta, broadcast.
 *
 * @example
 * random.statelessGamma([10, 2], [12, 34], [0.5, 1.5]).shape // => [10, 2]
 */
export function statelessGamma<const S extends Shape, D extends FloatDType = "float32">(
  shape: S,
  seed: StatelessSeed,
  alpha: TensorLike,
  options?: GammaOptions<D>,
): Made<Sizes<S>, D>;
export function statelessGamma(
  shape: Shape,
  seed: StatelessSeed,
  alpha: TensorLike,
  options?: GammaOptions,
): Tensor {
  const name = "random.statelessGamma";
  checkOptions(name, options, ["beta", "dtype"]);
  return drawGamma(name, shape, alpha, options, statelessSource(name, seed), true);
}
