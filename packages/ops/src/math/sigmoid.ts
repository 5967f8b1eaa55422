import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";
import { subtract } from "./subtract.ts";

const sigmoidOp = /*@__PURE__*/ elementwise({
  name: "sigmoid",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.div(1, e.add(1, e.exp(e.neg(x)))),
  // From the output, so that there is no second exponential.
  grad: ({ outputs: [y] }, g) => [() => multiply(g, conj(multiply(y, subtract(1, y))))],
});

/**
 * Logistic function `1 / (1 + e⁻ˣ)`, element by element.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g · conj(y · (1 - y))`.
 *
 * @example
 * sigmoid([0, 2]).arraySync() // => [0.5, 0.8807970881462097]
 */
export function sigmoid<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function sigmoid(x: TensorLike) {
  return dispatch1(sigmoidOp, [toTensor("sigmoid", x)], NONE);
}
