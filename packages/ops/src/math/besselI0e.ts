import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { scaledI0 } from "./bessel.ts";
import { besselI1e } from "./besselI1e.ts";
import { multiply } from "./multiply.ts";
import { sign } from "./sign.ts";
import { subtract } from "./subtract.ts";

const besselI0eOp = /*@__PURE__*/ elementwise({
  name: "besselI0e",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => scaledI0(x),
  grad: ({ inputs: [x], outputs: [y] }, g) => [
    () => multiply(g, subtract(besselI1e(x), multiply(sign(x), y))),
  ],
});

/**
 * Modified Bessel function of the first kind of order 0, scaled: `e^(-|x|) · I₀(x)`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · (e^(-|x|) · I₁(x) - sign(x) · y)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.6.
 *
 * @example
 * math.besselI0e([0, 1, 5]).arraySync() // => ≈ [1.0, 0.465759608, 0.183540813]
 */
export function besselI0e<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function besselI0e(x: TensorLike) {
  return dispatch1(besselI0eOp, [toTensor("besselI0e", x)], NONE);
}
