import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../../define/elementwise.ts";
import { divide } from "../divide.ts";
import { exp } from "../exp.ts";
import { multiply } from "../multiply.ts";
import { exponentialIntegral } from "./integrals.ts";

const expintOp = /*@__PURE__*/ elementwise({
  name: "expint",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => exponentialIntegral(x),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, divide(exp(x), x))],
});

/**
 * Exponential integral `Ei(x) = ∫ eᵗ / t dt` from -∞ to x, element by element; NaN for negative x, as in TensorFlow.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · eˣ / x`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 5.1.
 *
 * @example
 * math.special.expint([0.5, 2]).arraySync() // => ≈ [0.454219905, 4.95423436]
 */
export function expint<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function expint(x: TensorLike) {
  return dispatch1(expintOp, [toTensor("expint", x)], NONE);
}
