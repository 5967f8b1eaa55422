import type { DTypeOf, HasSpec, Made, Shape, Tensor } from "@gradtape/core";
import { seedTensor, statelessSource, type StatelessSeed } from "./stateless-seed.ts";
import { drawUniform } from "./uniform.ts";

type SeedDType<T> = T extends HasSpec ? DTypeOf<T> : "int32" | "int64";

/**
 * New seeds of one, for stateless functions: the seed itself is not to be used any more. The same as TensorFlow's
 * `tf.random.split`.
 *
 * Shape: `[num, 2]`; `num` is 2 by default. Dtypes: that of the seed, which is int32 where numbers fit in it, else int64.
 *
 * @example
 * random.split([1, 2], 3).arraySync()
 * // => [[1105988140, 1738052849], [-335576002, 370444179], [10670227, -246211131]]
 */
export function split<const T extends StatelessSeed>(
  seed: T,
  num?: number,
): Made<[number, 2], SeedDType<T>>;
export function split(seed: StatelessSeed, num = 2): Tensor {
  const t = seedTensor("random.split", seed) as Tensor<Shape, "int32" | "int64">;
  const all = { minval: null, maxval: null, dtype: t.dtype };
  return drawUniform("random.split", [num, 2], all, statelessSource("random.split", t));
}
