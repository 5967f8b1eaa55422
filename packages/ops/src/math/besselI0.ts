import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { scaledI0, unscaled } from "./bessel.ts";
import { besselI1 } from "./besselI1.ts";
import { multiply } from "./multiply.ts";

const besselI0Op = /*@__PURE__*/ elementwise({
  name: "besselI0",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => unscaled(x, scaledI0(x), e.abs(x)),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, besselI1(x))],
});

/**
 * Modified Bessel function of the first kind of order 0, `I₀(x)`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · I₁(x)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.6.
 *
 * @example
 * math.besselI0([0, 1, 5]).arraySync() // => ≈ [1.0, 1.26606588, 27.2398718]
 */
export function besselI0<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function besselI0(x: TensorLike) {
  return dispatch1(besselI0Op, [toTensor("besselI0", x)], NONE);
}
