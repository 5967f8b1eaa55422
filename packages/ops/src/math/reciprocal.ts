import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";
import { neg } from "./neg.ts";
import { square } from "./square.ts";

const reciprocalOp = /*@__PURE__*/ elementwise({
  name: "reciprocal",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.div(1, x),
  grad: ({ outputs: [y] }, g) => [() => neg(multiply(g, square(conj(y))))],
});

/**
 * Reciprocal `1 / x`, element by element.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `-g · conj(y²)`.
 *
 * @example
 * reciprocal([1, 2, -4]).arraySync() // => [1, 0.5, -0.25]
 */
export function reciprocal<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function reciprocal(x: TensorLike) {
  return dispatch1(reciprocalOp, [toTensor("reciprocal", x)], NONE);
}
