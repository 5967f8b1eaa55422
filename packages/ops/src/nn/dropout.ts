import { ArgumentError, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { Generator } from "../random/Generator.ts";
import { sourceFor, sourceOf } from "../random/state.ts";
import type { Seed } from "../random/stream.ts";
import { drop, type NoiseShape } from "./dropped.ts";

/**
 * Each element is set to 0 with probability `rate`, and divided by `1 - rate` otherwise, so that the mean stays.
 *
 * The choice comes from `seed` (the same at every call), from a `generator`'s stream, or from the global one. `noiseShape`,
 * which must broadcast to the shape of x, makes elements share their fate: `[null, 1, null]` drops whole channels of
 * `[batch, time, channels]`, `null` being x's own size.
 * Shape: that of x. Dtypes: floats. Throws `ArgumentError` unless `0 ≤ rate < 1`.
 * Gradient: `g`, dropped and divided in the same places.
 *
 * @example
 * const y = dropout(ones([1000]), 0.5, { seed: 7 });
 * [reduceMin(y).arraySync(), reduceMax(y).arraySync()] // => [0, 2]
 *
 * Source: Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting" (JMLR 15, 2014).
 */
export function dropout<const X extends TensorLike>(
  x: X,
  rate: number,
  options?: { seed?: Seed; generator?: Generator; noiseShape?: NoiseShape },
): Like<X>;
export function dropout(
  x: TensorLike,
  rate: number,
  options?: { seed?: Seed; generator?: Generator; noiseShape?: NoiseShape },
): Tensor {
  checkOptions("dropout", options, ["seed", "generator", "noiseShape"]);
  const { seed, generator, noiseShape } = options ?? {};
  if (seed !== undefined && generator)
    throw new ArgumentError("dropout", "both a seed and a generator: give one of them");
  return drop("dropout", x, rate, noiseShape, () =>
    generator ? sourceOf(generator.state) : sourceFor("dropout", seed),
  );
}
