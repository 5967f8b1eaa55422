import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { digamma } from "./digamma.ts";
import { logGamma } from "./log-gamma.ts";
import { multiply } from "./multiply.ts";

const lgammaOp = /*@__PURE__*/ elementwise({
  name: "lgamma",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => logGamma(x),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, digamma(x))],
});

/**
 * Logarithm of the absolute value of the gamma function, `ln |Γ(x)|`, element by element. `Infinity` at 0, -1, -2, …
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · digamma(x)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 6.1.
 *
 * @example
 * math.lgamma([0.5, 1, 5]).arraySync() // => ≈ [0.5723649, 0, 3.1780538]
 */
export function lgamma<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function lgamma(x: TensorLike) {
  return dispatch1(lgammaOp, [toTensor("lgamma", x)], NONE);
}
