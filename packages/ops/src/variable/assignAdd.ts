import type { Both, Fit, TensorLike, Variable } from "@gradtape/core";
import { add } from "../math/add.ts";
import { amountOf } from "./amount-of.ts";
import { assignMade } from "./assign-made.ts";

/**
 * Adds x to the value of a variable: `v.assign(v + x)`. Returns the variable.
 *
 * Shape and dtype: x has those of v; a JavaScript number takes its dtype. Throws `ShapeError` or `DTypeError` otherwise, and
 * the value stays. Gradient: none; a later read is a new value.
 *
 * @example
 * assignAdd(new Variable([1, 2]), [3, 4]).arraySync() // => [4, 6]
 */
export function assignAdd<V extends Variable, const X extends TensorLike>(
  v: V,
  x: Fit<X, Both<V, X>>,
): V;
export function assignAdd(v: Variable, x: TensorLike): Variable {
  const amount = amountOf("assignAdd", v, x);
  return assignMade(v, add(v, amount));
}
