import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { divide } from "./divide.ts";
import { multiplyNoNan } from "./multiplyNoNan.ts";

const sqrtOp = /*@__PURE__*/ elementwise({
  name: "sqrt",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.sqrt(x),
  // 0 where g is 0, also at x = 0 and below, so that `where(x > 0, sqrt(x), 0)` has a gradient.
  grad: ({ outputs: [y] }, g) => [() => multiplyNoNan(divide(0.5, conj(y)), g)],
});

/**
 * Square root `√x`, element by element; NaN below 0.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g / (2 conj y)`, infinite at 0; 0 where g is 0.
 *
 * @example
 * sqrt([0, 1, 6.25]).arraySync() // => [0, 1, 2.5]
 */
export function sqrt<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function sqrt(x: TensorLike) {
  return dispatch1(sqrtOp, [toTensor("sqrt", x)], NONE);
}
