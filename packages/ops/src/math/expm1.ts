import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { exp } from "./exp.ts";
import { multiply } from "./multiply.ts";

const expm1Op = /*@__PURE__*/ elementwise({
  name: "expm1",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.expm1(x),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, conj(exp(x)))],
});

/**
 * Exponential minus one, `eˣ - 1`, element by element; exact near 0, where `exp(x) - 1` is not.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g · conj eˣ`.
 *
 * @example
 * expm1([0, 1e-10]).arraySync() // => [0, 1.000000013351432e-10]
 */
export function expm1<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function expm1(x: TensorLike) {
  return dispatch1(expm1Op, [toTensor("expm1", x)], NONE);
}
