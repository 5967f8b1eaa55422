import type { Variable } from "@gradtape/core";
import { addInto } from "../index/tensorScatterNdAdd.ts";
import { scatterRows, type SlicesLike } from "./scatter.ts";

/**
 * Adds `values[i]` to the row `indices[i]` of a variable; those for one row add up. Returns the variable.
 *
 * Shape: indices are `[…k]`, values `[…k] + v.shape[1:]`. Dtypes: integers, floats and complex, which values have too; indices
 * are integers (int32 from JavaScript numbers). The variable keeps its value if anything is wrong: `ShapeError` for values of
 * another shape, and for an index out of range where it can be seen in time; on the others (WebGPU, compiled functions) such a
 * row is left out.
 * Gradient: none; a later read is a new value.
 *
 * @example
 * scatterAdd(new Variable([1, 2, 3]), { indices: [0, 2, 0], values: [10, 20, 30] }).arraySync() // => [41, 2, 23]
 */
export function scatterAdd<V extends Variable>(v: V, slices: SlicesLike): V;
export function scatterAdd(v: Variable, slices: SlicesLike): Variable {
  return scatterRows("scatterAdd", addInto, v, slices);
}
