import type { TensorLike, Variable } from "@gradtape/core";
import { subtractInto } from "../index/tensorScatterNdSub.ts";
import { scatterPlaces } from "./scatter.ts";

/**
 * Subtracts updates from the elements or parts of a variable that the indices name.
 * The last axis of the indices holds a place, as in `scatterNd`. Returns the variable.
 *
 * Shape: updates are `indices.shape[:-1] + v.shape[indices.shape[-1]:]`. Dtypes: integers, floats and complex, which updates have
 * too; indices are integers (int32 from JavaScript numbers). The variable keeps its value if anything is wrong: `ShapeError` for
 * updates of another shape, and for an index out of range where it can be seen in time; on the others (WebGPU, compiled
 * functions) such an update is left out.
 * Gradient: none; a later read is a new value.
 *
 * @example
 * scatterNdSub(new Variable([1, 2, 3]), [[0], [2]], [10, 20]).arraySync() // => [-9, 2, -17]
 */
export function scatterNdSub<V extends Variable>(v: V, indices: TensorLike, updates: TensorLike): V;
export function scatterNdSub(v: Variable, indices: TensorLike, updates: TensorLike): Variable {
  return scatterPlaces("scatterNdSub", subtractInto, v, indices, updates);
}
