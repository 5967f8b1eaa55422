import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { nonzero } from "../define/nonzero.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";
import { xdivy } from "./xdivy.ts";

const xlogyOp = /*@__PURE__*/ elementwise({
  name: "xlogy",
  arity: 2,
  accepts: "inexact",
  scalar: ([x, y]) => e.where(e.eq(x, 0), 0, e.mul(x, e.log(y))),
  grad: ({ inputs: [x, y] }, g) => [
    () => multiply(g, conj(xlogy(nonzero(x), y))),
    () => multiply(g, conj(xdivy(x, y))),
  ],
});

/**
 * `x · log y`, or 0 where x is 0, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: floats and complex, both the same; a JavaScript number takes the other's.
 * Gradient: `g · conj(log y)` to x, `g · conj(x / y)` to y; 0 where x is 0.
 *
 * @example
 * xlogy([0, 2], [0, 1]).arraySync() // => [0, 0]
 */
export function xlogy<const A extends TensorLike, const B extends TensorLike>(
  x: A,
  y: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function xlogy(x: TensorLike, y: TensorLike) {
  return dispatch1(xlogyOp, toTensors("xlogy", x, y), NONE);
}
