import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "./add.ts";
import { conj } from "./conj.ts";
import { divide } from "./divide.ts";

const log1pOp = /*@__PURE__*/ elementwise({
  name: "log1p",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.log1p(x),
  grad: ({ inputs: [x] }, g) => [() => divide(g, conj(add(1, x)))],
});

/**
 * Logarithm of one more, `log(1 + x)`, element by element; exact near 0, where `log(1 + x)` is not.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g / conj(1 + x)`.
 *
 * @example
 * log1p([0, 1e-10]).arraySync() // => [0, 1.000000013351432e-10]
 */
export function log1p<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function log1p(x: TensorLike) {
  return dispatch1(log1pOp, [toTensor("log1p", x)], NONE);
}
