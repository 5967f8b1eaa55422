import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { nonzero } from "../define/nonzero.ts";
import { add } from "./add.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";
import { xdivy } from "./xdivy.ts";

const xlog1pyOp = /*@__PURE__*/ elementwise({
  name: "xlog1py",
  arity: 2,
  accepts: "inexact",
  scalar: ([x, y]) => e.where(e.eq(x, 0), 0, e.mul(x, e.log1p(y))),
  grad: ({ inputs: [x, y] }, g) => [
    () => multiply(g, conj(xlog1py(nonzero(x), y))),
    () => multiply(g, conj(xdivy(x, add(y, 1) as typeof y))),
  ],
});

/**
 * `x · log (1 + y)`, or 0 where x is 0, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: floats and complex, both the same; a JavaScript number takes the other's.
 * Gradient: `g · conj(log (1 + y))` to x, `g · conj(x / (1 + y))` to y; 0 where x is 0.
 *
 * @example
 * math.xlog1py([0, 2], [-1, 0]).arraySync() // => [0, 0]
 */
export function xlog1py<const A extends TensorLike, const B extends TensorLike>(
  x: A,
  y: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function xlog1py(x: TensorLike, y: TensorLike) {
  return dispatch1(xlog1pyOp, toTensors("xlog1py", x, y), NONE);
}
