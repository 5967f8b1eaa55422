import type { Made, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { IndexDType } from "../reduce/index-dtype.ts";
import { drawCategorical, type CategoricalOptions } from "./categorical.ts";
import { statelessSource, type StatelessSeed } from "./stateless-seed.ts";

/**
 * As `random.categorical`, of a seed of two integers: the same classes at every call, those of TensorFlow's
 * `tf.random.stateless_categorical`.
 *
 * @example
 * random.statelessCategorical([[0, 0]], 5, [7, 17]).shape // => [1, 5]
 */
export function statelessCategorical<D extends IndexDType = "int32">(
  logits: TensorLike,
  numSamples: number,
  seed: StatelessSeed,
  options?: CategoricalOptions<D>,
): Made<[number, number], D>;
export function statelessCategorical(
  logits: TensorLike,
  numSamples: number,
  seed: StatelessSeed,
  options?: CategoricalOptions,
): Tensor {
  const name = "random.statelessCategorical";
  checkOptions(name, options, ["dtype"]);
  return drawCategorical(name, logits, numSamples, options, statelessSource(name, seed));
}
