import type { FloatDType, Made, Shape, Sizes, Tensor } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { normalOp } from "./normal-op.ts";
import { drawNormal, type NormalOptions } from "./normal.ts";
import { statelessSource, type StatelessSeed } from "./stateless-seed.ts";

/**
 * As `random.normal`, of a seed of two integers: the same numbers at every call, those of TensorFlow's
 * `tf.random.stateless_normal` (to the last bit, where sine, cosine and logarithm are).
 *
 * @example
 * const x = random.statelessNormal([3], [1105988140, 1738052849]);
 * x.arraySync() // => ≈ [-0.59835213, -0.9578608, 0.9002807]
 *
 * Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
 */
export function statelessNormal<const S extends Shape, D extends FloatDType = "float32">(
  shape: S,
  seed: StatelessSeed,
  options?: NormalOptions<D>,
): Made<Sizes<S>, D>;
export function statelessNormal(
  shape: Shape,
  seed: StatelessSeed,
  options?: NormalOptions,
): Tensor {
  const name = "random.statelessNormal";
  checkOptions(name, options, ["mean", "stddev", "dtype"]);
  return drawNormal(name, normalOp, shape, options, statelessSource(name, seed));
}
