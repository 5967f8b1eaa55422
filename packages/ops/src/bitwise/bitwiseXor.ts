import type { Both, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { integersOf, type IntegersOf } from "./integers-of.ts";

const bitwiseXorOp = /*@__PURE__*/ elementwise({
  name: "bitwiseXor",
  arity: 2,
  accepts: "integer",
  scalar: ([x, y]) => e.xor(x, y),
});

/**
 * Bitwise exclusive or of integers, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: integers, both the same; a JavaScript number takes the other's, and is int32 beside another.
 * Gradient: none.
 *
 * @example
 * bitwise.bitwiseXor(new Int32Array([12, 10]), 6).arraySync() // => [10, 12]
 */
export function bitwiseXor<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): IntegersOf<A, B>;
export function bitwiseXor(a: TensorLike, b: TensorLike) {
  return dispatch1(bitwiseXorOp, integersOf("bitwiseXor", a, b), NONE);
}
