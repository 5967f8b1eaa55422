import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { nonzero } from "../define/nonzero.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";
import { neg } from "./neg.ts";

const xdivyOp = /*@__PURE__*/ elementwise({
  name: "xdivy",
  arity: 2,
  accepts: "inexact",
  scalar: ([x, y]) => e.where(e.eq(x, 0), 0, e.div(x, y)),
  grad: ({ inputs: [x, y] }, g) => [
    () => multiply(g, conj(xdivy(nonzero(x), y))),
    () => neg(multiply(g, conj(xdivy(xdivy(x, y), y)))),
  ],
});

/**
 * `x / y`, or 0 where x is 0, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: floats and complex, both the same; a JavaScript number takes the other's.
 * Gradient: `g / conj y` to x, `-g · conj(x / y²)` to y; 0 where x is 0.
 *
 * @example
 * xdivy([0, 1], [0, 2]).arraySync() // => [0, 0.5]
 */
export function xdivy<const A extends TensorLike, const B extends TensorLike>(
  x: A,
  y: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function xdivy(x: TensorLike, y: TensorLike) {
  return dispatch1(xdivyOp, toTensors("xdivy", x, y), NONE);
}
