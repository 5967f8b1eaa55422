import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { cos } from "./cos.ts";
import { multiply } from "./multiply.ts";

const sinOp = /*@__PURE__*/ elementwise({
  name: "sin",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.sin(x),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, conj(cos(x)))],
});

/**
 * Sine of an angle in radians, element by element.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g · conj(cos x)`.
 *
 * @example
 * sin([0, 1]).arraySync() // => [0, 0.8414709568023682]
 */
export function sin<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function sin(x: TensorLike) {
  return dispatch1(sinOp, [toTensor("sin", x)], NONE);
}
