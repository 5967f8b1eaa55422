import type { Variable } from "@gradtape/core";
import { writeInto } from "../index/tensorScatterNdUpdate.ts";
import { scatterRows, type SlicesLike } from "./scatter.ts";

/**
 * Puts `values[i]` in place of the row `indices[i]` of a variable; of several for one row the last counts. Returns the variable.
 *
 * Shape: indices are `[…k]`, values `[…k] + v.shape[1:]`. Dtypes: any, which values have too; indices are integers (int32
 * from JavaScript numbers). The variable keeps its value if anything is wrong: `ShapeError` for values of
 * another shape, and for an index out of range where it can be seen in time; on the others (WebGPU, compiled functions) such a
 * row is left out.
 * Gradient: none; a later read is a new value.
 *
 * @example
 * scatterUpdate(new Variable([1, 2, 3]), { indices: [0, 2], values: [10, 20] }).arraySync() // => [10, 2, 20]
 */
export function scatterUpdate<V extends Variable>(v: V, slices: SlicesLike): V;
export function scatterUpdate(v: Variable, slices: SlicesLike): Variable {
  return scatterRows("scatterUpdate", writeInto, v, slices);
}
