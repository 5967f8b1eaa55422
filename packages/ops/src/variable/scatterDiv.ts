import type { TensorLike, Variable } from "@gradtape/core";
import { checkDType } from "../define/accepts.ts";
import { onesLike } from "../create/onesLike.ts";
import { divide } from "../math/divide.ts";
import { checkVariable } from "./check-variable.ts";
import { multiplyInto } from "./multiply-into.ts";
import { scatterRows, type SlicesLike } from "./scatter.ts";

/**
 * Divides the row `indices[i]` of a variable by `values[i]`; by the product of those for one row. Returns the variable.
 *
 * Shape: indices are `[…k]`, values `[…k] + v.shape[1:]`. Dtypes: floats, which values have too; indices are integers (int32
 * from JavaScript numbers). The variable keeps its value if anything is wrong: `ShapeError` for values of
 * another shape, and for an index out of range where it can be seen in time; on the others (WebGPU, compiled functions) such a
 * row is left out.
 * Gradient: none; a later read is a new value.
 *
 * @example
 * scatterDiv(new Variable([1, 2, 3]), { indices: [0, 2, 2], values: [2, 3, 4] }).arraySync() // => [0.5, 2, 0.25]
 */
export function scatterDiv<V extends Variable>(v: V, slices: SlicesLike): V;
export function scatterDiv(v: Variable, slices: SlicesLike): Variable {
  checkVariable("scatterDiv", v);
  checkDType("scatterDiv", v.dtype, "float");
  return scatterRows("scatterDiv", divideInto, v, slices);
}

const divideInto = (call: string, tensor: TensorLike, indices: TensorLike, updates: TensorLike) =>
  divide(tensor, multiplyInto(call, onesLike(tensor), indices, updates));
