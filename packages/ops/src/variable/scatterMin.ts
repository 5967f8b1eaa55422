import type { Variable } from "@gradtape/core";
import { minInto } from "../index/tensorScatterNdMin.ts";
import { scatterRows, type SlicesLike } from "./scatter.ts";

/**
 * Lowers the row `indices[i]` of a variable to `values[i]` where that is smaller. Returns the variable.
 *
 * Shape: indices are `[…k]`, values `[…k] + v.shape[1:]`. Dtypes: integers and floats, which values have too; indices are
 * integers (int32 from JavaScript numbers). The variable keeps its value if anything is wrong: `ShapeError` for values of
 * another shape, and for an index out of range where it can be seen in time; on the others (WebGPU, compiled functions) such a
 * row is left out.
 * Gradient: none; a later read is a new value.
 *
 * @example
 * scatterMin(new Variable([1, 2, 3]), { indices: [0, 2], values: [5, 0] }).arraySync() // => [1, 2, 0]
 */
export function scatterMin<V extends Variable>(v: V, slices: SlicesLike): V;
export function scatterMin(v: Variable, slices: SlicesLike): Variable {
  return scatterRows("scatterMin", minInto, v, slices);
}
