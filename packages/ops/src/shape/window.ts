// Slices as index maps.
import type { IndexMap, ResolvedSlice } from "@gradtape/core/internal";

/**
 * Where the elements of a slice lie in a tensor of the given strides. Its axes that are not of size 1 are the ranges' in
 * their order; those of size 1 stay where they are.
 */
export function windowOf({ ranges, shape }: ResolvedSlice, strides: readonly number[]): IndexMap {
  const steps = ranges.flatMap(({ step, count }, d) => (count === 1 ? [] : [step * strides[d]!]));
  let next = 0;
  return {
    offset: shape.includes(0)
      ? 0
      : ranges.reduce((sum, { start }, d) => sum + start * strides[d]!, 0),
    strides: shape.map((n) => (n === 1 ? 0 : steps[next++]!)),
  };
}
