import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";

const multiplyNoNanOp = /*@__PURE__*/ elementwise({
  name: "multiplyNoNan",
  arity: 2,
  accepts: "inexact",
  scalar: ([x, y]) => e.where(e.eq(y, 0), 0, e.mul(x, y)),
  grad: ({ inputs: [x, y] }, g) => [
    () => multiplyNoNan(g, conj(y)),
    () => multiplyNoNan(conj(x), g),
  ],
});

/**
 * Product `a · b`, or 0 where b is 0, even if a is infinite or NaN; element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: floats and complex, both the same; a JavaScript number takes the other's.
 * Gradient: `g · conj b` to a, `g · conj a` to b; 0 where the second factor is 0.
 *
 * @example
 * multiplyNoNan([NaN, 3], [0, 2]).arraySync() // => [0, 6]
 */
export function multiplyNoNan<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function multiplyNoNan(a: TensorLike, b: TensorLike) {
  return dispatch1(multiplyNoNanOp, toTensors("multiplyNoNan", a, b), NONE);
}
