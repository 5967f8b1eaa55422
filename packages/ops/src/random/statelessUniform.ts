import type { FloatDType, IntDType, Made, Shape, Sizes, Tensor } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { statelessSource, type StatelessSeed } from "./stateless-seed.ts";
import { drawUniform, type UniformOptions } from "./uniform.ts";

/**
 * As `random.uniform`, of a seed of two integers: the same numbers at every call, bit for bit those of TensorFlow's
 * `tf.random.stateless_uniform`. For integers `{ min: null, max: null }` takes all of the dtype.
 *
 * @example
 * const x = random.statelessUniform([2], { seed: [2, 3] });
 * x.arraySync() // => ≈ [0.17481351, 0.9780868]
 *
 * Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
 */
export function statelessUniform<
  const S extends Shape,
  D extends FloatDType | IntDType = "float32",
>(shape: S, options: UniformOptions<D> & { seed: StatelessSeed }): Made<Sizes<S>, D>;
export function statelessUniform(
  shape: Shape,
  options: UniformOptions & { seed: StatelessSeed },
): Tensor {
  const name = "random.statelessUniform";
  checkOptions(name, options, ["seed", "min", "max", "dtype"]);
  return drawUniform(name, shape, options, statelessSource(name, options?.seed));
}
