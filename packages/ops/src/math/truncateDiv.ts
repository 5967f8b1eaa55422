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

const truncateDivOp = /*@__PURE__*/ elementwise({
  name: "truncateDiv",
  arity: 2,
  accepts: "real",
  scalar([x, y]) {
    if (isFloat(x.dtype)) return e.trunc(e.div(x, y));
    const down = e.floorDiv(x, y);
    if (DTYPES[x.dtype].kind === "uint") return down;
    // Rounded down is one too low where the quotient is negative and not whole.
    const isOdd = e.and(e.ne(e.floorMod(x, y), 0), e.xor(e.lt(x, 0), e.lt(y, 0)));
    return e.where(isOdd, e.add(down, 1), down);
  },
  validate: ([, y]) => checkDivisor("truncateDiv", y),
});

/**
 * Quotient rounded towards 0, element by element, with broadcasting, as C's division of integers.
 *
 * Shape: broadcast of both. Dtypes: integers and floats, both the same; a JavaScript number takes the other's.
 * Throws `ArgumentError` if an integer is divided by zero; with floats that is infinite or NaN.
 * Gradient: none.
 *
 * @example
 * truncateDiv([7, -7], 2).arraySync() // => [3, -3]
 */
export function truncateDiv<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function truncateDiv(a: TensorLike, b: TensorLike) {
  return dispatch1(truncateDivOp, toTensors("truncateDiv", a, b), NONE);
}
