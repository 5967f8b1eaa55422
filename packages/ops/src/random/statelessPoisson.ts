import type { FloatDType, IntDType, Made, Shape, Sizes, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { drawPoisson, type PoissonOptions } from "./poisson.ts";
import { statelessSource, type StatelessSeed } from "./stateless-seed.ts";

/**
 * As `random.poisson`, of a seed of two integers: the same numbers at every call, those of TensorFlow's
 * `tf.random.stateless_poisson` as far as there. Shape: `shape`, which ends with that of `lam`. Dtypes: int32 by default.
 *
 * @example
 * random.statelessPoisson([10, 2], [12, 34], [5, 15]).shape // => [10, 2]
 */
export function statelessPoisson<const S extends Shape, D extends FloatDType | IntDType = "int32">(
  shape: S,
  seed: StatelessSeed,
  lam: TensorLike,
  options?: PoissonOptions<D>,
): Made<Sizes<S>, D>;
export function statelessPoisson(
  shape: Shape,
  seed: StatelessSeed,
  lam: TensorLike,
  options?: PoissonOptions,
): Tensor {
  const name = "random.statelessPoisson";
  checkOptions(name, options, ["dtype"]);
  const source = statelessSource(name, seed);
  return drawPoisson(name, shape, lam, options?.dtype ?? "int32", source, true);
}
