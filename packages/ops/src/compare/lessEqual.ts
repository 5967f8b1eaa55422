import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const lessEqualOp = /*@__PURE__*/ elementwise({
  name: "lessEqual",
  arity: 2,
  accepts: "real",
  dtype: "bool",
  scalar: ([x, y]) => e.le(x, y),
});

/**
 * Whether a is at most b, element by element, with broadcasting. False if either is NaN.
 *
 * Shape: broadcast of both, bool. Dtypes: integers and floats, both the same; a JavaScript number takes the other's.
 * Gradient: none.
 *
 * @example
 * lessEqual([1, 2, 3], 2).arraySync() // => [true, true, false]
 */
export function lessEqual<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B, "bool">;
export function lessEqual(a: TensorLike, b: TensorLike) {
  return dispatch1(lessEqualOp, toTensors("lessEqual", a, b), NONE);
}
