import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../../define/elementwise.ts";
import { multiply } from "../multiply.ts";
import { neg } from "../neg.ts";
import { besselK1 } from "./besselK1.ts";
import { modifiedK } from "./modified.ts";

const besselK0Op = /*@__PURE__*/ elementwise({
  name: "besselK0",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => modifiedK(0, x, false),
  grad: ({ inputs: [x] }, g) => [() => neg(multiply(g, besselK1(x)))],
});

/**
 * Modified Bessel function of the second kind of order 0, `K₀(x)`, element by element; `Infinity` from 0 down.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `-g · K₁(x)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.6.
 *
 * @example
 * math.special.besselK0([0.5, 2]).arraySync() // => ≈ [0.924419071, 0.113893873]
 */
export function besselK0<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function besselK0(x: TensorLike) {
  return dispatch1(besselK0Op, [toTensor("besselK0", x)], NONE);
}
