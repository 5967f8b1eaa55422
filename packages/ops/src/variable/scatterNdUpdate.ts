import type { TensorLike, Variable } from "@gradtape/core";
import { writeInto } from "../index/tensorScatterNdUpdate.ts";
import { scatterPlaces } from "./scatter.ts";

/**
 * Puts updates in place of the elements or parts of a variable that the indices name; of several for one place the last counts.
 * The last axis of the indices holds a place, as in `scatterNd`. Returns the variable.
 *
 * Shape: updates are `indices.shape[:-1] + v.shape[indices.shape[-1]:]`. Dtypes: any, which updates have too; indices are
 * integers (int32 from JavaScript numbers). The variable keeps its value if anything is wrong: `ShapeError` for updates of
 * another shape, and for an index out of range where it can be seen in time; on the others (WebGPU, compiled functions) such
 * an update is left out.
 * Gradient: none; a later read is a new value.
 *
 * @example
 * scatterNdUpdate(new Variable([1, 2, 3]), [[0], [2]], [10, 20]).arraySync() // => [10, 2, 20]
 */
export function scatterNdUpdate<V extends Variable>(
  v: V,
  indices: TensorLike,
  updates: TensorLike,
): V;
export function scatterNdUpdate(v: Variable, indices: TensorLike, updates: TensorLike): Variable {
  return scatterPlaces("scatterNdUpdate", writeInto, v, indices, updates);
}
