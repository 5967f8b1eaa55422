import type { TensorLike, Variable } from "@gradtape/core";
import { minInto } from "../index/tensorScatterNdMin.ts";
import { scatterPlaces } from "./scatter.ts";

/**
 * Lowers the elements or parts of a variable that the indices name to the updates, where these are smaller.
 * The last axis of the indices holds a place, as in `scatterNd`. Returns the variable.
 *
 * Shape: updates are `indices.shape[:-1] + v.shape[indices.shape[-1]:]`. Dtypes: integers and floats, which updates have too;
 * indices are integers (int32 from JavaScript numbers). The variable keeps its value if anything is wrong: `ShapeError` for updates of
 * another shape, and for an index out of range where it can be seen in time; on the others (WebGPU, compiled functions) such
 * an update is left out.
 * Gradient: none; a later read is a new value.
 *
 * @example
 * scatterNdMin(new Variable([1, 2, 3]), [[0], [2]], [5, 0]).arraySync() // => [1, 2, 0]
 */
export function scatterNdMin<V extends Variable>(v: V, indices: TensorLike, updates: TensorLike): V;
export function scatterNdMin(v: Variable, indices: TensorLike, updates: TensorLike): Variable {
  return scatterPlaces("scatterNdMin", minInto, v, indices, updates);
}
