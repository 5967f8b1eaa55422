import type { TensorLike, Variable } from "@gradtape/core";
import { addInto } from "../index/tensorScatterNdAdd.ts";
import { scatterPlaces } from "./scatter.ts";

/**
 * Adds updates to the elements or parts of a variable that the indices name.
 * The last axis of the indices holds a place, as in `scatterNd`. Returns the variable.
 *
 * Shape: updates are `indices.shape[:-1] + v.shape[indices.shape[-1]:]`. Dtypes: integers, floats and complex, which updates have
 * too; indices are integers (int32 from JavaScript numbers). The variable keeps its value if anything is wrong: `ShapeError` for
 * updates of another shape, and for an index out of range where it can be seen in time; on the others (WebGPU, compiled
 * functions) such an update is left out.
 * Gradient: none; a later read is a new value.
 *
 * @example
 * scatterNdAdd(new Variable([1, 2, 3]), [[0], [2], [0]], [10, 20, 30]).arraySync() // => [41, 2, 23]
 */
export function scatterNdAdd<V extends Variable>(v: V, indices: TensorLike, updates: TensorLike): V;
export function scatterNdAdd(v: Variable, indices: TensorLike, updates: TensorLike): Variable {
  return scatterPlaces("scatterNdAdd", addInto, v, indices, updates);
}
