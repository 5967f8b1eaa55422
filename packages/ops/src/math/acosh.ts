import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { divide } from "./divide.ts";
import { sinh } from "./sinh.ts";

const acoshOp = /*@__PURE__*/ elementwise({
  name: "acosh",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.acosh(x),
  // sinh y = √(x² - 1), without overflow for large x.
  grad: ({ outputs: [y] }, g) => [() => divide(g, conj(sinh(y)))],
});

/**
 * Inverse hyperbolic cosine, element by element; NaN below 1.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g / conj √(x² - 1)`, infinite at 1.
 *
 * @example
 * acosh([1, 2]).arraySync() // => [0, 1.316957950592041]
 */
export function acosh<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function acosh(x: TensorLike) {
  return dispatch1(acoshOp, [toTensor("acosh", x)], NONE);
}
