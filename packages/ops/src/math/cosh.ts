import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";
import { sinh } from "./sinh.ts";

const coshOp = /*@__PURE__*/ elementwise({
  name: "cosh",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.cosh(x),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, conj(sinh(x)))],
});

/**
 * Hyperbolic cosine `(eˣ + e⁻ˣ) / 2`, element by element.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g · conj(sinh x)`.
 *
 * @example
 * cosh([0, 1]).arraySync() // => [1, 1.5430806875228882]
 */
export function cosh<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function cosh(x: TensorLike) {
  return dispatch1(coshOp, [toTensor("cosh", x)], NONE);
}
