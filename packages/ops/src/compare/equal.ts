import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const equalOp = /*@__PURE__*/ elementwise({
  name: "equal",
  arity: 2,
  accepts: "any",
  dtype: "bool",
  scalar: ([x, y]) => e.eq(x, y),
});

/**
 * Whether a equals b, element by element, with broadcasting. NaN equals nothing.
 *
 * Shape: broadcast of both, bool. Dtypes: bool, integers and floats, both the same; a JavaScript number takes the other's.
 * Gradient: none.
 *
 * @example
 * equal([1, 2, 3], 2).arraySync() // => [false, true, false]
 */
export function equal<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B, "bool">;
export function equal(a: TensorLike, b: TensorLike) {
  return dispatch1(equalOp, toTensors("equal", a, b), NONE);
}
