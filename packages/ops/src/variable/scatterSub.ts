import type { Variable } from "@gradtape/core";
import { subtractInto } from "../index/tensorScatterNdSub.ts";
import { scatterRows, type SlicesLike } from "./scatter.ts";

/**
 * Subtracts `values[i]` from the row `indices[i]` of a variable; those for one row add up. Returns the variable.
 *
 * Shape: indices are `[…k]`, values `[…k] + v.shape[1:]`. Dtypes: integers, floats and complex, which values have too; indices
 * are integers (int32 from JavaScript numbers). The variable keeps its value if anything is wrong: `ShapeError` for values of
 * another shape, and for an index out of range where it can be seen in time; on the others (WebGPU, compiled functions) such a
 * row is left out.
 * Gradient: none; a later read is a new value.
 *
 * @example
 * scatterSub(new Variable([1, 2, 3]), { indices: [0, 2], values: [10, 20] }).arraySync() // => [-9, 2, -17]
 */
export function scatterSub<V extends Variable>(v: V, slices: SlicesLike): V;
export function scatterSub(v: Variable, slices: SlicesLike): Variable {
  return scatterRows("scatterSub", subtractInto, v, slices);
}
