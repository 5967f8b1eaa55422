import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { exp } from "./exp.ts";
import { multiply } from "./multiply.ts";
import { neg } from "./neg.ts";
import { square } from "./square.ts";

const erfOp = /*@__PURE__*/ elementwise({
  name: "erf",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => e.erf(x),
  grad: ({ inputs: [x] }, g) => [
    () => multiply(g, multiply(2 / Math.sqrt(Math.PI), exp(neg(square(x))))),
  ],
});

/**
 * Error function `2/√π · ∫₀ˣ e^(-t²) dt`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · 2/√π · e^(-x²)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.1.
 *
 * @example
 * erf([0, 1]).arraySync() // => [0, 0.8427007794380188]
 */
export function erf<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function erf(x: TensorLike) {
  return dispatch1(erfOp, [toTensor("erf", x)], NONE);
}
