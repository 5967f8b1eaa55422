import type { Variable } from "@gradtape/core";
import { writeInto } from "../index/tensorScatterNdUpdate.ts";
import { scatterRows, type SlicesLike } from "./scatter.ts";

/**
 * Puts values in place of rows of a variable, in each batch by its own indices: all axes of the indices but the last are
 * batches, which the variable has too, `v[b, indices[b, i]] = values[b, i]`. Returns the variable.
 *
 * Shape: indices are `[…b, k]`, the variable `[…b, n, …]` and values `[…b, k, …]`. Dtypes and errors: as `scatterUpdate`.
 * Gradient: none; a later read is a new value.
 *
 * @example
 * const v = new Variable([[1, 2], [3, 4]]);
 * batchScatterUpdate(v, { indices: [[1], [0]], values: [[5], [6]] }).arraySync() // => [[1, 5], [6, 4]]
 */
export function batchScatterUpdate<V extends Variable>(v: V, slices: SlicesLike): V;
export function batchScatterUpdate(v: Variable, slices: SlicesLike): Variable {
  return scatterRows("batchScatterUpdate", writeInto, v, slices, true);
}
