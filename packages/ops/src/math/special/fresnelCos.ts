import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../../define/elementwise.ts";
import { cos } from "../cos.ts";
import { multiply } from "../multiply.ts";
import { square } from "../square.ts";
import { fresnel } from "./integrals.ts";

const fresnelCosOp = /*@__PURE__*/ elementwise({
  name: "fresnelCos",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => fresnel("cos", x),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, cos(multiply(Math.PI / 2, square(x))))],
});

/**
 * Fresnel's cosine integral `∫₀ˣ cos(πt²/2) dt`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · cos(πx²/2)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 7.3.
 *
 * @example
 * math.special.fresnelCos([0.5, 2]).arraySync() // => ≈ [0.492344226, 0.488253406]
 */
export function fresnelCos<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function fresnelCos(x: TensorLike) {
  return dispatch1(fresnelCosOp, [toTensor("fresnelCos", x)], NONE);
}
