import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { scaledI1 } from "./bessel.ts";
import { besselI0e } from "./besselI0e.ts";
import { multiply } from "./multiply.ts";
import { sign } from "./sign.ts";
import { slopeAtOrigin } from "./slope-at-origin.ts";
import { subtract } from "./subtract.ts";

const besselI1eOp = /*@__PURE__*/ elementwise({
  name: "besselI1e",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => scaledI1(x),
  grad: ({ inputs: [x], outputs: [y] }, g) => [
    () => {
      const slope = subtract(besselI0e(x), slopeAtOrigin(y, x));
      return multiply(g, subtract(slope, multiply(sign(x), y)));
    },
  ],
});

/**
 * Modified Bessel function of the first kind of order 1, scaled: `e^(-|x|) · I₁(x)`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · (e^(-|x|) · I₀(x) - y / x - sign(x) · y)`, `g / 2` at 0.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.6.
 *
 * @example
 * math.besselI1e([0, 1, 5]).arraySync() // => ≈ [0, 0.207910415, 0.163972267]
 */
export function besselI1e<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function besselI1e(x: TensorLike) {
  return dispatch1(besselI1eOp, [toTensor("besselI1e", x)], NONE);
}
