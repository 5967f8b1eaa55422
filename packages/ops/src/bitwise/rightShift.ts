import type { Both, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, NONE } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { integersOf, type IntegersOf } from "./integers-of.ts";
import { shiftedRight } from "./shift.ts";

const rightShiftOp = /*@__PURE__*/ elementwise({
  name: "rightShift",
  arity: 2,
  accepts: "integer",
  scalar: ([x, y]) => shiftedRight(x, y),
});

/**
 * Integers shifted: the first, moved down by as many bits as the second says, element by element, with broadcasting; a negative
 * number stays negative.
 *
 * A shift of less than 0 counts as 0, and one of more bits than the dtype has as one less than these, as in TensorFlow.
 *
 * Shape: broadcast of both. Dtypes: integers, both the same; a JavaScript number takes the other's, and is int32 beside another.
 * Gradient: none.
 *
 * @example
 * bitwise.rightShift(new Int32Array([9, -9]), 2).arraySync() // => [2, -3]
 */
export function rightShift<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): IntegersOf<A, B>;
export function rightShift(a: TensorLike, b: TensorLike) {
  return dispatch1(rightShiftOp, integersOf("rightShift", a, b), NONE);
}
