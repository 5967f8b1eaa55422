import type { FloatDType, Made, Shape, Sizes, Tensor } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { drawNormal, type NormalOptions } from "./normal.ts";
import { statelessSource, type StatelessSeed } from "./stateless-seed.ts";
import { truncatedNormalOp } from "./truncated-normal-op.ts";

/**
 * As `random.truncatedNormal`, of a seed of two integers: the same numbers at every call, those of TensorFlow's
 * `tf.random.stateless_truncated_normal` (to the last bit, where sine, cosine and logarithm are).
 *
 * @example
 * const x = random.statelessTruncatedNormal([100], [1, 2]);
 * less(reduceMax(abs(x)), 2).arraySync() // => true
 */
export function statelessTruncatedNormal<const S extends Shape, D extends FloatDType = "float32">(
  shape: S,
  seed: StatelessSeed,
  options?: NormalOptions<D>,
): Made<Sizes<S>, D>;
export function statelessTruncatedNormal(
  shape: Shape,
  seed: StatelessSeed,
  options?: NormalOptions,
): Tensor {
  const name = "random.statelessTruncatedNormal";
  checkOptions(name, options, ["mean", "stddev", "dtype"]);
  return drawNormal(name, truncatedNormalOp, shape, options, statelessSource(name, seed));
}
