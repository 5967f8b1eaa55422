import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { divide } from "./divide.ts";
import { multiply } from "./multiply.ts";

const sqrtOp = /*@__PURE__*/ elementwise({
  name: "sqrt",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.sqrt(x),
  grad: ({ outputs: [y] }, g) => [() => divide(multiply(g, 0.5), conj(y))],
});

/**
 * Square root `√x`, element by element; NaN below 0.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g / (2 conj y)`, infinite at 0.
 *
 * @example
 * sqrt([0, 1, 6.25]).arraySync() // => [0, 1, 2.5]
 */
export function sqrt<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function sqrt(x: TensorLike) {
  return dispatch1(sqrtOp, [toTensor("sqrt", x)], NONE);
}
