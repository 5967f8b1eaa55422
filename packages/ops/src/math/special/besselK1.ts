import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../../define/elementwise.ts";
import { add } from "../add.ts";
import { divide } from "../divide.ts";
import { multiply } from "../multiply.ts";
import { neg } from "../neg.ts";
import { besselK0 } from "./besselK0.ts";
import { modifiedK } from "./modified.ts";

const besselK1Op = /*@__PURE__*/ elementwise({
  name: "besselK1",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => modifiedK(1, x, false),
  grad: ({ inputs: [x], outputs: [y] }, g) => [
    () => neg(multiply(g, add(besselK0(x), divide(y, x)))),
  ],
});

/**
 * Modified Bessel function of the second kind of order 1, `K₁(x)`, element by element; `Infinity` from 0 down.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `-g · (K₀(x) + y / x)`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.6.
 *
 * @example
 * math.special.besselK1([0.5, 2]).arraySync() // => ≈ [1.65644112, 0.139865882]
 */
export function besselK1<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function besselK1(x: TensorLike) {
  return dispatch1(besselK1Op, [toTensor("besselK1", x)], NONE);
}
