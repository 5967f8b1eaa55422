import type { Both, Fit, TensorLike, Variable } from "@gradtape/core";
import { subtract } from "../math/subtract.ts";
import { amountOf } from "./amount-of.ts";
import { assignMade } from "./assign-made.ts";

/**
 * Subtracts x from the value of a variable: `v.assign(v - x)`. Returns the variable.
 *
 * Shape and dtype: x has those of v; a JavaScript number takes its dtype. Throws `ShapeError` or `DTypeError` otherwise, and
 * the value stays. Gradient: none; a later read is a new value.
 *
 * @example
 * assignSub(new Variable([1, 2]), [3, 4]).arraySync() // => [-2, -2]
 */
export function assignSub<V extends Variable, const X extends TensorLike>(
  v: V,
  x: Fit<X, Both<V, X>>,
): V;
export function assignSub(v: Variable, x: TensorLike): Variable {
  const amount = amountOf("assignSub", v, x);
  return assignMade(v, subtract(v, amount));
}
