import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";

const expOp = /*@__PURE__*/ elementwise({
  name: "exp",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.exp(x),
  grad: ({ outputs: [y] }, g) => [() => multiply(g, conj(y))],
});

/**
 * Exponential `eˣ`, element by element.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g · conj y`.
 *
 * @example
 * exp([0, 1]).arraySync() // => [1, 2.7182817459106445]
 */
export function exp<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function exp(x: TensorLike) {
  return dispatch1(expOp, [toTensor("exp", x)], NONE);
}
