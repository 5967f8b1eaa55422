import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";
import { square } from "./square.ts";

const rsqrtOp = /*@__PURE__*/ elementwise({
  name: "rsqrt",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.rsqrt(x),
  grad: ({ outputs: [y] }, g) => [() => multiply(g, conj(multiply(-0.5, multiply(y, square(y)))))],
});

/**
 * Reciprocal of the square root, `1 / √x`, element by element; NaN below 0.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `-g · conj(y³) / 2`.
 *
 * @example
 * rsqrt([1, 4, 0.25]).arraySync() // => [1, 0.5, 2]
 */
export function rsqrt<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function rsqrt(x: TensorLike) {
  return dispatch1(rsqrtOp, [toTensor("rsqrt", x)], NONE);
}
