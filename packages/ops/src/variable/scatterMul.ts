import type { Variable } from "@gradtape/core";
import { multiplyInto } from "./multiply-into.ts";
import { scatterRows, type SlicesLike } from "./scatter.ts";

/**
 * Multiplies the row `indices[i]` of a variable by `values[i]`; those for one row multiply up. Returns the variable.
 *
 * Shape: indices are `[…k]`, values `[…k] + v.shape[1:]`. Dtypes: integers and floats, which values have too; indices are
 * integers (int32 from JavaScript numbers). The variable keeps its value if anything is wrong: `ShapeError` for values of
 * another shape, and for an index out of range where it can be seen in time; on the others (WebGPU, compiled functions) such a
 * row is left out.
 * Gradient: none; a later read is a new value.
 *
 * @example
 * scatterMul(new Variable([1, 2, 3]), { indices: [0, 2], values: [10, 20] }).arraySync() // => [10, 2, 60]
 */
export function scatterMul<V extends Variable>(v: V, slices: SlicesLike): V;
export function scatterMul(v: Variable, slices: SlicesLike): Variable {
  return scatterRows("scatterMul", multiplyInto, v, slices);
}
