import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { cosh } from "./cosh.ts";
import { multiply } from "./multiply.ts";

const sinhOp = /*@__PURE__*/ elementwise({
  name: "sinh",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.sinh(x),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, conj(cosh(x)))],
});

/**
 * Hyperbolic sine `(eˣ - e⁻ˣ) / 2`, element by element.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g · conj(cosh x)`.
 *
 * @example
 * sinh([0, 1]).arraySync() // => [0, 1.175201177597046]
 */
export function sinh<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function sinh(x: TensorLike) {
  return dispatch1(sinhOp, [toTensor("sinh", x)], NONE);
}
