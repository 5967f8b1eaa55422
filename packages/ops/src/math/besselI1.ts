import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { scaledI1, unscaled } from "./bessel.ts";
import { besselI0 } from "./besselI0.ts";
import { multiply } from "./multiply.ts";
import { slopeAtOrigin } from "./slope-at-origin.ts";
import { subtract } from "./subtract.ts";

const besselI1Op = /*@__PURE__*/ elementwise({
  name: "besselI1",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => unscaled(x, scaledI1(x), x),
  grad: ({ inputs: [x], outputs: [y] }, g) => [
    () => multiply(g, subtract(besselI0(x), slopeAtOrigin(y, x))),
  ],
});

/**
 * Modified Bessel function of the first kind of order 1, `I₁(x)`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · (I₀(x) - y / x)`, `g / 2` at 0.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.6.
 *
 * @example
 * math.besselI1([0, 1, 5]).arraySync() // => ≈ [0, 0.565159104, 24.3356421]
 */
export function besselI1<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function besselI1(x: TensorLike) {
  return dispatch1(besselI1Op, [toTensor("besselI1", x)], NONE);
}
