import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const logicalXorOp = /*@__PURE__*/ elementwise({
  name: "logicalXor",
  arity: 2,
  accepts: "bool",
  scalar: ([x, y]) => e.xor(x, y),
});

/**
 * Whether exactly one of a and b is true, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: bool.
 * Gradient: none.
 *
 * @example
 * logicalXor([true, false], [true, true]).arraySync() // => [false, true]
 */
export function logicalXor<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function logicalXor(a: TensorLike, b: TensorLike) {
  return dispatch1(logicalXorOp, toTensors("logicalXor", a, b), NONE);
}
