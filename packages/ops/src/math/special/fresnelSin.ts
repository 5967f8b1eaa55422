import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../../define/elementwise.ts";
import { multiply } from "../multiply.ts";
import { sin } from "../sin.ts";
import { square } from "../square.ts";
import { fresnel } from "./integrals.ts";

const fresnelSinOp = /*@__PURE__*/ elementwise({
  name: "fresnelSin",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => fresnel("sin", x),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, sin(multiply(Math.PI / 2, square(x))))],
});

/**
 * Fresnel's sine integral `∫₀ˣ sin(πt²/2) dt`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · sin(πx²/2)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 7.3.
 *
 * @example
 * math.special.fresnelSin([0.5, 2]).arraySync() // => ≈ [0.0647324329, 0.343415678]
 */
export function fresnelSin<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function fresnelSin(x: TensorLike) {
  return dispatch1(fresnelSinOp, [toTensor("fresnelSin", x)], NONE);
}
