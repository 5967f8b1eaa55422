import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";
import { square } from "./square.ts";
import { subtract } from "./subtract.ts";

const tanhOp = /*@__PURE__*/ elementwise({
  name: "tanh",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.tanh(x),
  grad: ({ outputs: [y] }, g) => [() => multiply(g, subtract(1, square(conj(y))))],
});

/**
 * Hyperbolic tangent, element by element.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g · conj(1 - y²)`.
 *
 * @example
 * tanh([0, 1]).arraySync() // => [0, 0.7615941762924194]
 */
export function tanh<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function tanh(x: TensorLike) {
  return dispatch1(tanhOp, [toTensor("tanh", x)], NONE);
}
