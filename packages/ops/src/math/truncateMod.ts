import {
  DTYPES,
  isFloat,
  type Both,
  type Elementwise,
  type Fit,
  type TensorLike,
} from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { checkDivisor } from "../define/check-divisor.ts";
import { elementwise } from "../define/elementwise.ts";

const truncateModOp = /*@__PURE__*/ elementwise({
  name: "truncateMod",
  arity: 2,
  accepts: "real",
  scalar([x, y]) {
    if (isFloat(x.dtype)) return e.mul(e.sign(x), e.floorMod(e.abs(x), e.abs(y)));
    const rest = e.floorMod(x, y);
    if (DTYPES[x.dtype].kind === "uint") return rest;
    const isOther = e.and(e.ne(rest, 0), e.xor(e.lt(x, 0), e.lt(y, 0)));
    return e.where(isOther, e.sub(rest, y), rest);
  },
  validate: ([, y]) => checkDivisor("truncateMod", y),
});

/**
 * Remainder of the quotient rounded towards 0, element by element, with broadcasting; it has the sign of a, as C's `%`.
 *
 * Shape: broadcast of both. Dtypes: integers and floats, both the same; a JavaScript number takes the other's.
 * Throws `ArgumentError` if an integer is divided by zero; with floats that is NaN.
 * Gradient: none.
 *
 * @example
 * truncateMod([7, -7], 3).arraySync() // => [1, -1]
 */
export function truncateMod<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function truncateMod(a: TensorLike, b: TensorLike) {
  return dispatch1(truncateModOp, toTensors("truncateMod", a, b), NONE);
}
