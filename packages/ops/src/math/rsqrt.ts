import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";
import { multiplyNoNan } from "./multiplyNoNan.ts";
import { square } from "./square.ts";

const rsqrtOp = /*@__PURE__*/ elementwise({
  name: "rsqrt",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.rsqrt(x),
  // 0 where g is 0, as that of sqrt.
  grad: ({ outputs: [y] }, g) => [
    () => multiplyNoNan(conj(multiply(-0.5, multiply(y, square(y)))), g),
  ],
});

/**
 * Reciprocal of the square root, `1 / √x`, element by element; NaN below 0.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `-g · conj(y³) / 2`; 0 where g is 0.
 *
 * @example
 * rsqrt([1, 4, 0.25]).arraySync() // => [1, 0.5, 2]
 */
export function rsqrt<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function rsqrt(x: TensorLike) {
  return dispatch1(rsqrtOp, [toTensor("rsqrt", x)], NONE);
}
