import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";

const squareOp = /*@__PURE__*/ elementwise({
  name: "square",
  arity: 1,
  accepts: "number",
  scalar: ([x]) => e.mul(x, x),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, multiply(2, conj(x)))],
});

/**
 * Square `x²`, element by element.
 *
 * Shape: that of x. Dtypes: integers (wrapping), floats and complex. Gradient: `g · 2 conj x`.
 *
 * @example
 * square([1, -3]).arraySync() // => [1, 9]
 */
export function square<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function square(x: TensorLike) {
  return dispatch1(squareOp, [toTensor("square", x)], NONE);
}
