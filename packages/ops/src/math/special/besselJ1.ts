import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../../define/elementwise.ts";
import { multiply } from "../multiply.ts";
import { slopeAtOrigin } from "../slope-at-origin.ts";
import { subtract } from "../subtract.ts";
import { besselJ0 } from "./besselJ0.ts";
import { cylinderJ } from "./cylinder.ts";

const besselJ1Op = /*@__PURE__*/ elementwise({
  name: "besselJ1",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => cylinderJ(1, x),
  grad: ({ inputs: [x], outputs: [y] }, g) => [
    () => multiply(g, subtract(besselJ0(x), slopeAtOrigin(y, x))),
  ],
});

/**
 * Bessel function of the first kind of order 1, `J₁(x)`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · (J₀(x) - y / x)`, `g / 2` at 0.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.1.
 *
 * @example
 * math.special.besselJ1([1, 10]).arraySync() // => ≈ [0.440050586, 0.0434727462]
 */
export function besselJ1<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function besselJ1(x: TensorLike) {
  return dispatch1(besselJ1Op, [toTensor("besselJ1", x)], NONE);
}
