import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { divide } from "./divide.ts";

const logOp = /*@__PURE__*/ elementwise({
  name: "log",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.log(x),
  grad: ({ inputs: [x] }, g) => [() => divide(g, conj(x))],
});

/**
 * Natural logarithm, element by element: -Infinity at 0, NaN below.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g / conj x`.
 *
 * @example
 * log([1, 0]).arraySync() // => [0, -Infinity]
 */
export function log<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function log(x: TensorLike) {
  return dispatch1(logOp, [toTensor("log", x)], NONE);
}
