import type { DTypeOf, Fit, Of, TensorLike, Variable } from "@gradtape/core";
import { gather, type GatherOf } from "../index/gather.ts";
import { checkVariable } from "./check-variable.ts";

/**
 * The rows of a variable that the indices name: `gather` along axis 0.
 *
 * Shape: `indices.shape + v.shape[1:]`. Dtypes and errors: as `gather`.
 * Gradient: to the variable `IndexedSlices` of the rows that were read, which optimizers apply to these rows.
 *
 * @example
 * sparseRead(new Variable([[1, 2], [3, 4], [5, 6]]), [2, 0]).arraySync() // => [[5, 6], [1, 2]]
 */
export function sparseRead<V extends Variable, const I extends TensorLike>(
  v: V,
  indices: Fit<I, GatherOf<V, I, 0, 0>>,
): Of<GatherOf<V, I, 0, 0>, DTypeOf<V>>;
export function sparseRead(v: Variable, indices: TensorLike) {
  checkVariable("sparseRead", v);
  return gather(v, indices);
}
