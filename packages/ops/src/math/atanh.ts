import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "./add.ts";
import { conj } from "./conj.ts";
import { divide } from "./divide.ts";
import { multiply } from "./multiply.ts";
import { subtract } from "./subtract.ts";

const atanhOp = /*@__PURE__*/ elementwise({
  name: "atanh",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.atanh(x),
  grad: ({ inputs: [x] }, g) => [() => divide(g, conj(multiply(subtract(1, x), add(1, x))))],
});

/**
 * Inverse hyperbolic tangent, element by element: infinite at -1 and 1, NaN outside.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g / conj(1 - x²)`.
 *
 * @example
 * atanh([0, 0.5]).arraySync() // => [0, 0.5493061542510986]
 */
export function atanh<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function atanh(x: TensorLike) {
  return dispatch1(atanhOp, [toTensor("atanh", x)], NONE);
}
