import type { FloatDType, Made, Shape, Sizes, Tensor } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { drawNormal, type NormalOptions } from "./normal.ts";
import { sourceFor } from "./state.ts";
import type { Seed } from "./stream.ts";
import { truncatedNormalOp } from "./truncated-normal-op.ts";

/**
 * Random numbers of a normal distribution without those more than two standard deviations from the mean.
 *
 * Without a seed they come from the global stream (`setSeed`); with one they are the same at every call. What
 * lies outside is drawn again. Dtypes: floats. Gradient: through `mean` and `stddev`, where they are tensors.
 *
 * @example
 * const x = random.truncatedNormal([100], { seed: 7, stddev: 0.1 });
 * lessEqual(reduceMax(abs(x)), 0.2).arraySync() // => true
 */
export function truncatedNormal<const S extends Shape, D extends FloatDType = "float32">(
  shape: S,
  options?: NormalOptions<D> & { seed?: Seed },
): Made<Sizes<S>, D>;
export function truncatedNormal(shape: Shape, options?: NormalOptions & { seed?: Seed }): Tensor {
  const name = "random.truncatedNormal";
  checkOptions(name, options, ["mean", "stddev", "dtype", "seed"]);
  return drawNormal(name, truncatedNormalOp, shape, options, sourceFor(name, options?.seed));
}
