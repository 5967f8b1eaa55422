import type { Both, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { integersOf, type IntegersOf } from "./integers-of.ts";

const bitwiseAndOp = /*@__PURE__*/ elementwise({
  name: "bitwiseAnd",
  arity: 2,
  accepts: "integer",
  scalar: ([x, y]) => e.and(x, y),
});

/**
 * Bitwise and of integers, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: integers, both the same; a JavaScript number takes the other's, and is int32 beside another.
 * Gradient: none.
 *
 * @example
 * bitwise.bitwiseAnd(new Int32Array([12, 10]), 6).arraySync() // => [4, 2]
 */
export function bitwiseAnd<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): IntegersOf<A, B>;
export function bitwiseAnd(a: TensorLike, b: TensorLike) {
  return dispatch1(bitwiseAndOp, integersOf("bitwiseAnd", a, b), NONE);
}
