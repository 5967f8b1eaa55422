import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "./add.ts";
import { conj } from "./conj.ts";
import { divide } from "./divide.ts";
import { multiply } from "./multiply.ts";
import { sqrt } from "./sqrt.ts";
import { subtract } from "./subtract.ts";

const asinOp = /*@__PURE__*/ elementwise({
  name: "asin",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.asin(x),
  grad: ({ inputs: [x] }, g) => [() => divide(g, conj(sqrt(multiply(subtract(1, x), add(1, x)))))],
});

/**
 * Angle in [-π/2, π/2] whose sine is x, element by element; NaN outside [-1, 1].
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g / conj √(1 - x²)`.
 *
 * @example
 * asin([-1, 0, 0.5]).arraySync() // => [-1.5707963705062866, 0, 0.5235987901687622]
 */
export function asin<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function asin(x: TensorLike) {
  return dispatch1(asinOp, [toTensor("asin", x)], NONE);
}
