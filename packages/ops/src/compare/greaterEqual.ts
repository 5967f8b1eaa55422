import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const greaterEqualOp = /*@__PURE__*/ elementwise({
  name: "greaterEqual",
  arity: 2,
  accepts: "real",
  dtype: "bool",
  scalar: ([x, y]) => e.ge(x, y),
});

/**
 * Whether a is at least b, element by element, with broadcasting. False if either is NaN.
 *
 * Shape: broadcast of both, bool. Dtypes: integers and floats, both the same; a JavaScript number takes the other's.
 * Gradient: none.
 *
 * @example
 * greaterEqual([1, 2, 3], 2).arraySync() // => [false, true, true]
 */
export function greaterEqual<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B, "bool">;
export function greaterEqual(a: TensorLike, b: TensorLike) {
  return dispatch1(greaterEqualOp, toTensors("greaterEqual", a, b), NONE);
}
