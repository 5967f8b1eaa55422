import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../../define/elementwise.ts";
import { multiply } from "../multiply.ts";
import { subtract } from "../subtract.ts";
import { besselK1e } from "./besselK1e.ts";
import { modifiedK } from "./modified.ts";

const besselK0eOp = /*@__PURE__*/ elementwise({
  name: "besselK0e",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => modifiedK(0, x, true),
  grad: ({ inputs: [x], outputs: [y] }, g) => [() => multiply(g, subtract(y, besselK1e(x)))],
});

/**
 * Modified Bessel function of the second kind of order 0, scaled: `eˣ · K₀(x)`, element by element;
 * `Infinity` from 0 down.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · (y - eˣ · K₁(x))`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.6.
 *
 * @example
 * math.special.besselK0e([0.5, 2]).arraySync() // => ≈ [1.52410939, 0.841568215]
 */
export function besselK0e<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function besselK0e(x: TensorLike) {
  return dispatch1(besselK0eOp, [toTensor("besselK0e", x)], NONE);
}
