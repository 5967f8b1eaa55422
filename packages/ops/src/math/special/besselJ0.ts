import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../../define/elementwise.ts";
import { multiply } from "../multiply.ts";
import { neg } from "../neg.ts";
import { besselJ1 } from "./besselJ1.ts";
import { cylinderJ } from "./cylinder.ts";

const besselJ0Op = /*@__PURE__*/ elementwise({
  name: "besselJ0",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => cylinderJ(0, x),
  grad: ({ inputs: [x] }, g) => [() => neg(multiply(g, besselJ1(x)))],
});

/**
 * Bessel function of the first kind of order 0, `J₀(x)`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `-g · J₁(x)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.1.
 *
 * @example
 * math.special.besselJ0([1, 10]).arraySync() // => ≈ [0.765197687, -0.245935764]
 */
export function besselJ0<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function besselJ0(x: TensorLike) {
  return dispatch1(besselJ0Op, [toTensor("besselJ0", x)], NONE);
}
