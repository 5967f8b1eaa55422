import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../../define/elementwise.ts";
import { divide } from "../divide.ts";
import { multiply } from "../multiply.ts";
import { subtract } from "../subtract.ts";
import { besselY0 } from "./besselY0.ts";
import { cylinderY } from "./cylinder.ts";

const besselY1Op = /*@__PURE__*/ elementwise({
  name: "besselY1",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => cylinderY(1, x),
  grad: ({ inputs: [x], outputs: [y] }, g) => [
    () => multiply(g, subtract(besselY0(x), divide(y, x))),
  ],
});

/**
 * Bessel function of the second kind of order 1, `Y₁(x)`, element by element; `-Infinity` from 0 down.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · (Y₀(x) - y / x)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.1.
 *
 * @example
 * math.special.besselY1([1, 10]).arraySync() // => ≈ [-0.781212821, 0.249015424]
 */
export function besselY1<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function besselY1(x: TensorLike) {
  return dispatch1(besselY1Op, [toTensor("besselY1", x)], NONE);
}
