import type { Both, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, NONE } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { integersOf, type IntegersOf } from "./integers-of.ts";
import { shiftedLeft } from "./shift.ts";

const leftShiftOp = /*@__PURE__*/ elementwise({
  name: "leftShift",
  arity: 2,
  accepts: "integer",
  scalar: ([x, y]) => shiftedLeft(x, y),
});

/**
 * Integers shifted: the first, moved up by as many bits as the second says, element by element, with broadcasting; what leaves
 * the dtype at the top is lost.
 *
 * A shift of less than 0 counts as 0, and one of more bits than the dtype has as one less than these, as in TensorFlow.
 *
 * Shape: broadcast of both. Dtypes: integers, both the same; a JavaScript number takes the other's, and is int32 beside another.
 * Gradient: none.
 *
 * @example
 * bitwise.leftShift(new Int32Array([1, -3]), 2).arraySync() // => [4, -12]
 */
export function leftShift<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): IntegersOf<A, B>;
export function leftShift(a: TensorLike, b: TensorLike) {
  return dispatch1(leftShiftOp, integersOf("leftShift", a, b), NONE);
}
