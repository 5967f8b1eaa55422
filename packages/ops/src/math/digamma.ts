import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { digammaOf } from "./log-gamma.ts";
import { multiply } from "./multiply.ts";
import { polygamma } from "./polygamma.ts";

const digammaOp = /*@__PURE__*/ elementwise({
  name: "digamma",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => digammaOf(x),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, polygamma(1, x))],
});

/**
 * Derivative of the logarithm of the gamma function, `ψ(x) = Γ'(x) / Γ(x)`, element by element. NaN at 0, -1, -2, …
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · polygamma(1, x)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 6.3.
 *
 * @example
 * math.digamma([0.5, 1, 10]).arraySync() // => ≈ [-1.9635100, -0.5772157, 2.2517526]
 */
export function digamma<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function digamma(x: TensorLike) {
  return dispatch1(digammaOp, [toTensor("digamma", x)], NONE);
}
