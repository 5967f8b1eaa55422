import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { exp } from "./exp.ts";
import { multiply } from "./multiply.ts";
import { neg } from "./neg.ts";
import { erfcOf } from "./normal-quantile.ts";
import { square } from "./square.ts";

const erfcOp = /*@__PURE__*/ elementwise({
  name: "erfc",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => erfcOf(x),
  grad: ({ inputs: [x] }, g) => [
    () => multiply(g, multiply(-2 / Math.sqrt(Math.PI), exp(neg(square(x))))),
  ],
});

/**
 * Complementary error function `1 - erf(x)`, element by element, without loss of digits where that is small.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `-g · 2/√π · e^(-x²)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.2.
 *
 * @example
 * math.erfc([0, 1, 10]).arraySync() // => ≈ [1, 0.1572992, 0]
 */
export function erfc<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function erfc(x: TensorLike) {
  return dispatch1(erfcOp, [toTensor("erfc", x)], NONE);
}
