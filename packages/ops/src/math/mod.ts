import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { checkDivisor } from "../define/check-divisor.ts";
import { divide } from "./divide.ts";
import { floor } from "./floor.ts";
import { multiply } from "./multiply.ts";
import { neg } from "./neg.ts";

const modOp = /*@__PURE__*/ elementwise({
  name: "mod",
  arity: 2,
  accepts: "real",
  scalar: ([x, y]) => e.floorMod(x, y),
  validate: ([, y]) => checkDivisor("mod", y),
  grad: ({ inputs: [x, y] }, g) => [() => g, () => neg(multiply(g, floor(divide(x, y))))],
});

/**
 * Remainder `a - b · ⌊a / b⌋`, element by element, with broadcasting; it has the sign of b, as Python's `%`.
 *
 * Shape: broadcast of both. Dtypes: integers and floats, both the same; a JavaScript number takes the other's.
 * Throws `ArgumentError` if an integer is divided by zero; with floats that is NaN.
 * Gradient: `g` to a, `-g · ⌊a / b⌋` to b.
 *
 * @example
 * mod([7, -7], 3).arraySync() // => [1, 2]
 */
export function mod<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function mod(a: TensorLike, b: TensorLike) {
  return dispatch1(modOp, toTensors("mod", a, b), NONE);
}
