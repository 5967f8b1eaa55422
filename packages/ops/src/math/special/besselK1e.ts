import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../../define/elementwise.ts";
import { divide } from "../divide.ts";
import { multiply } from "../multiply.ts";
import { subtract } from "../subtract.ts";
import { besselK0e } from "./besselK0e.ts";
import { modifiedK } from "./modified.ts";

const besselK1eOp = /*@__PURE__*/ elementwise({
  name: "besselK1e",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => modifiedK(1, x, true),
  grad: ({ inputs: [x], outputs: [y] }, g) => [
    () => multiply(g, subtract(subtract(y, divide(y, x)), besselK0e(x))),
  ],
});

/**
 * Modified Bessel function of the second kind of order 1, scaled: `eˣ · K₁(x)`, element by element;
 * `Infinity` from 0 down.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · (y · (1 - 1 / x) - eˣ · K₀(x))`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.6.
 *
 * @example
 * math.special.besselK1e([0.5, 2]).arraySync() // => ≈ [2.73100971, 1.03347685]
 */
export function besselK1e<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function besselK1e(x: TensorLike) {
  return dispatch1(besselK1eOp, [toTensor("besselK1e", x)], NONE);
}
