import { ArgumentError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, showValue, toTensor } from "@gradtape/core/internal";
import { normOfAll, presentOf } from "../linalg/globalNorm.ts";
import { where } from "../logic/where.ts";
import { divide } from "./divide.ts";
import { isFinite } from "./isFinite.ts";
import { maximum } from "./maximum.ts";
import { multiply } from "./multiply.ts";

/**
 * Several tensors scaled down together, so that their norm as one vector is at most `clipNorm`: `x · clipNorm / max(norm,
 * clipNorm)` for each, and the norm. Entries that are `null` stay, so a list of gradients will do. If the norm is not finite, every
 * element becomes NaN, as in TensorFlow.
 *
 * Shapes: theirs, and `[]`. Dtypes: floats, all the same. Options: `useNorm`, a norm that is known already. Throws `ArgumentError`
 * unless `clipNorm` is a positive number. Gradient: through the scale too.
 *
 * @example
 * clipByGlobalNorm([[3], null, [4]], 1)[0].map((x) => x?.arraySync() ?? null) // => ≈ [[0.6], null, [0.8]]
 */
export function clipByGlobalNorm(
  tensors: readonly (TensorLike | null)[],
  clipNorm: number,
  options?: { useNorm?: TensorLike },
): [clipped: (Tensor | null)[], norm: Tensor];
export function clipByGlobalNorm(
  tensors: readonly (TensorLike | null)[],
  clipNorm: number,
  options?: { useNorm?: TensorLike },
): [(Tensor | null)[], Tensor] {
  const op = "clipByGlobalNorm";
  checkOptions(op, options, ["useNorm"]);
  if (!(Number.isFinite(clipNorm) && clipNorm > 0))
    throw new ArgumentError(op, `clipNorm must be a positive number, got ${showValue(clipNorm)}`);
  const xs = presentOf(op, tensors);
  const known = options?.useNorm;
  const size = known === undefined ? normOfAll(xs) : toTensor(op, known, xs[0]?.dtype);
  const scale = divide(clipNorm, maximum(size, clipNorm));
  const factor = where(isFinite(size) as Tensor, scale as Tensor, NaN) as Tensor;
  const scaled = xs.map((x) => multiply(x, factor) as Tensor);
  let next = 0;
  return [tensors.map((x) => (x === null ? null : scaled[next++]!)), size];
}
