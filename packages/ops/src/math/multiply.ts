import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, operands } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";

const multiplyOp = /*@__PURE__*/ elementwise({
  name: "multiply",
  arity: 2,
  accepts: "number",
  scalar: ([x, y]) => e.mul(x, y),
  grad: ({ inputs: [x, y] }, g) => [() => multiply(g, conj(y)), () => multiply(g, conj(x))],
});

/**
 * Product `a · b`, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: integers (wrapping), floats and complex, both the same; a JavaScript number takes the other's.
 * Gradient: `g · conj b` to a, `g · conj a` to b.
 *
 * @example
 * multiply([1, 2], [3, 4]).arraySync() // => [3, 8]
 */
export function multiply<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function multiply(a: TensorLike, b: TensorLike) {
  return dispatch1(multiplyOp, operands("multiply", a, b), NONE);
}
