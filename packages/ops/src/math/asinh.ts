import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { cosh } from "./cosh.ts";
import { divide } from "./divide.ts";

const asinhOp = /*@__PURE__*/ elementwise({
  name: "asinh",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.asinh(x),
  // cosh y = √(x² + 1), without overflow for large x.
  grad: ({ outputs: [y] }, g) => [() => divide(g, conj(cosh(y)))],
});

/**
 * Inverse hyperbolic sine, element by element.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g / conj √(x² + 1)`.
 *
 * @example
 * asinh([0, 1]).arraySync() // => [0, 0.8813735842704773]
 */
export function asinh<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function asinh(x: TensorLike) {
  return dispatch1(asinhOp, [toTensor("asinh", x)], NONE);
}
