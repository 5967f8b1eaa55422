import type { FloatDType, IntDType, Made, Shape, Sizes, Tensor } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { statelessSource, type StatelessSeed } from "./stateless-seed.ts";
import { drawUniform, type UniformOptions } from "./uniform.ts";

/**
 * As `random.uniform`, of a seed of two integers: the same numbers at every call, bit for bit those of TensorFlow's
 * `tf.random.stateless_uniform`. For integers `{ minval: null, maxval: null }` takes all of the dtype.
 *
 * @example
 * const x = random.statelessUniform([2], [2, 3]);
 * x.arraySync() // => ≈ [0.17481351, 0.9780868]
 *
 * Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
 */
export function statelessUniform<
  const S extends Shape,
  D extends FloatDType | IntDType = "float32",
>(shape: S, seed: StatelessSeed, options?: UniformOptions<D>): Made<Sizes<S>, D>;
export function statelessUniform(
  shape: Shape,
  seed: StatelessSeed,
  options?: UniformOptions,
): Tensor {
  const name = "random.statelessUniform";
  checkOptions(name, options, ["minval", "maxval", "dtype"]);
  return drawUniform(name, shape, options, statelessSource(name, seed));
}
