import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../../define/elementwise.ts";
import { multiply } from "../multiply.ts";
import { subtract } from "../subtract.ts";
import { dawson } from "./integrals.ts";

const dawsnOp = /*@__PURE__*/ elementwise({
  name: "dawsn",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => dawson(x),
  grad: ({ inputs: [x], outputs: [y] }, g) => [
    () => multiply(g, subtract(1, multiply(2, multiply(x, y)))),
  ],
});

/**
 * Dawson's integral `e^(-x²) · ∫₀ˣ e^(t²) dt`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · (1 - 2x · y)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.
 *
 * @example
 * math.special.dawsn([0.5, 2]).arraySync() // => ≈ [0.424436384, 0.301340389]
 */
export function dawsn<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function dawsn(x: TensorLike) {
  return dispatch1(dawsnOp, [toTensor("dawsn", x)], NONE);
}
