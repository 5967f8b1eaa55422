import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const logicalOrOp = /*@__PURE__*/ elementwise({
  name: "logicalOr",
  arity: 2,
  accepts: "bool",
  scalar: ([x, y]) => e.or(x, y),
});

/**
 * Whether a or b is true, or both, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: bool.
 * Gradient: none.
 *
 * @example
 * logicalOr([true, false], [true, true]).arraySync() // => [true, true]
 */
export function logicalOr<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function logicalOr(a: TensorLike, b: TensorLike) {
  return dispatch1(logicalOrOp, toTensors("logicalOr", a, b), NONE);
}
