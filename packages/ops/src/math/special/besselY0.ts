import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../../define/elementwise.ts";
import { multiply } from "../multiply.ts";
import { neg } from "../neg.ts";
import { besselY1 } from "./besselY1.ts";
import { cylinderY } from "./cylinder.ts";

const besselY0Op = /*@__PURE__*/ elementwise({
  name: "besselY0",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => cylinderY(0, x),
  grad: ({ inputs: [x] }, g) => [() => neg(multiply(g, besselY1(x)))],
});

/**
 * Bessel function of the second kind of order 0, `Y₀(x)`, element by element; `-Infinity` from 0 down.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `-g · Y₁(x)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.1.
 *
 * @example
 * math.special.besselY0([1, 10]).arraySync() // => ≈ [0.0882569642, 0.0556711673]
 */
export function besselY0<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function besselY0(x: TensorLike) {
  return dispatch1(besselY0Op, [toTensor("besselY0", x)], NONE);
}
