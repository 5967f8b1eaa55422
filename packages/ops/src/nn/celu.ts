import type { Arg, Like, TensorLike } from "@gradtape/core";
import { checkOptions, dispatch1, e, toTensor } from "@gradtape/core/internal";
import { less } from "../compare/less.ts";
import { elementwise } from "../define/elementwise.ts";
import { where } from "../logic/where.ts";
import { add } from "../math/add.ts";
import { divide } from "../math/divide.ts";
import { multiply } from "../math/multiply.ts";
import { checkNumber } from "./check-number.ts";

const celuOp = /*@__PURE__*/ elementwise<{ readonly alpha: number }>({
  name: "celu",
  arity: 1,
  accepts: "float",
  scalar: ([x], { alpha }) => e.where(e.gt(x, 0), x, e.mul(alpha, e.expm1(e.div(x, alpha)))),
  grad: ({ outputs: [y], attrs: { alpha } }, g) => [
    () => where(less(y, 0), multiply(g, add(divide(y, alpha), 1)), g),
  ],
});

/**
 * Exponential linear unit whose slope is 1 on both sides of 0, element by element: x above 0, else
 * `alpha · (e^(x / alpha) - 1)`.
 *
 * `alpha` (1) is where values end, at `-alpha`. Shape: that of x. Dtypes: floats. Throws `ArgumentError` unless alpha is a number
 * above 0.
 * Gradient: `g` from 0 on, else `g · e^(x / alpha)`.
 *
 * Source: Barron, Continuously Differentiable Exponential Linear Units (2017).
 *
 * @example
 * nn.celu([-1, 0, 2], { alpha: 2 }).arraySync() // => ≈ [-0.786939, 0, 2]
 */
export function celu<const X extends TensorLike>(x: Arg<X>, options?: { alpha?: number }): Like<X>;
export function celu(x: TensorLike, options?: { alpha?: number }) {
  checkOptions("celu", options, ["alpha"]);
  const alpha = checkNumber("celu", "alpha", options?.alpha ?? 1, "positive");
  return dispatch1(celuOp, [toTensor("celu", x)], { alpha });
}
