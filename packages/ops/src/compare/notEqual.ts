import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const notEqualOp = /*@__PURE__*/ elementwise({
  name: "notEqual",
  arity: 2,
  accepts: "any",
  dtype: "bool",
  scalar: ([x, y]) => e.ne(x, y),
});

/**
 * Whether a differs from b, element by element, with broadcasting. NaN differs from everything, itself included.
 *
 * Shape: broadcast of both, bool. Dtypes: bool, integers and floats, both the same; a JavaScript number takes the other's.
 * Gradient: none.
 *
 * @example
 * notEqual([1, 2, 3], 2).arraySync() // => [true, false, true]
 */
export function notEqual<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B, "bool">;
export function notEqual(a: TensorLike, b: TensorLike) {
  return dispatch1(notEqualOp, toTensors("notEqual", a, b), NONE);
}
