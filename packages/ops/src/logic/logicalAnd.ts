import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const logicalAndOp = /*@__PURE__*/ elementwise({
  name: "logicalAnd",
  arity: 2,
  accepts: "bool",
  scalar: ([x, y]) => e.and(x, y),
});

/**
 * Whether a and b are both true, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: bool.
 * Gradient: none.
 *
 * @example
 * logicalAnd([true, false], [true, true]).arraySync() // => [true, false]
 */
export function logicalAnd<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function logicalAnd(a: TensorLike, b: TensorLike) {
  return dispatch1(logicalAndOp, toTensors("logicalAnd", a, b), NONE);
}
