import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../../define/elementwise.ts";
import { multiply } from "../multiply.ts";
import { spenceOf } from "./integrals.ts";
import { slopeOfSpence } from "./slope-of-spence.ts";

const spenceOp = /*@__PURE__*/ elementwise({
  name: "spence",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => spenceOf(x),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, slopeOfSpence(x))],
});

/**
 * Spence's function `-∫₁ˣ ln t / (t - 1) dt`, the dilogarithm of `1 - x`, element by element; NaN for negative x.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · ln x / (1 - x)`, `-g` at 1.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 27.7.
 *
 * @example
 * math.special.spence([0.5, 2]).arraySync() // => ≈ [0.582240526, -0.822467033]
 */
export function spence<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function spence(x: TensorLike) {
  return dispatch1(spenceOp, [toTensor("spence", x)], NONE);
}
