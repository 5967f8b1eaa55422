import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const lessOp = /*@__PURE__*/ elementwise({
  name: "less",
  arity: 2,
  accepts: "real",
  dtype: "bool",
  scalar: ([x, y]) => e.lt(x, y),
});

/**
 * Whether a is less than b, element by element, with broadcasting. False if either is NaN.
 *
 * Shape: broadcast of both, bool. Dtypes: integers and floats, both the same; a JavaScript number takes the other's.
 * Gradient: none.
 *
 * @example
 * less([1, 2, 3], 2).arraySync() // => [true, false, false]
 */
export function less<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B, "bool">;
export function less(a: TensorLike, b: TensorLike) {
  return dispatch1(lessOp, toTensors("less", a, b), NONE);
}
