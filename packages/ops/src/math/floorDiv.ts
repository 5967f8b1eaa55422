import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { checkDivisor } from "../define/check-divisor.ts";

const floorDivOp = /*@__PURE__*/ elementwise({
  name: "floorDiv",
  arity: 2,
  accepts: "real",
  scalar: ([x, y]) => e.floorDiv(x, y),
  validate: ([, y]) => checkDivisor("floorDiv", y),
});

/**
 * Quotient rounded down, `⌊a / b⌋`, element by element, with broadcasting, as Python's `//`.
 *
 * Shape: broadcast of both. Dtypes: integers and floats, both the same; a JavaScript number takes the other's.
 * Throws `ArgumentError` if an integer is divided by zero; with floats that is infinite or NaN.
 * Gradient: none.
 *
 * @example
 * floorDiv([7, -7], 2).arraySync() // => [3, -4]
 */
export function floorDiv<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function floorDiv(a: TensorLike, b: TensorLike) {
  return dispatch1(floorDivOp, toTensors("floorDiv", a, b), NONE);
}
