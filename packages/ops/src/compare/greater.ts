import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const greaterOp = /*@__PURE__*/ elementwise({
  name: "greater",
  arity: 2,
  accepts: "real",
  dtype: "bool",
  scalar: ([x, y]) => e.gt(x, y),
});

/**
 * Whether a is greater than b, element by element, with broadcasting. False if either is NaN.
 *
 * Shape: broadcast of both, bool. Dtypes: integers and floats, both the same; a JavaScript number takes the other's.
 * Gradient: none.
 *
 * @example
 * greater([1, 2, 3], 2).arraySync() // => [false, false, true]
 */
export function greater<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B, "bool">;
export function greater(a: TensorLike, b: TensorLike) {
  return dispatch1(greaterOp, toTensors("greater", a, b), NONE);
}
