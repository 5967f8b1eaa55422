import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "./add.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";
import { square } from "./square.ts";

const tanOp = /*@__PURE__*/ elementwise({
  name: "tan",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.tan(x),
  grad: ({ outputs: [y] }, g) => [() => multiply(g, add(1, square(conj(y))))],
});

/**
 * Tangent of an angle in radians, element by element.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g · conj(1 + y²)`.
 *
 * @example
 * tan([0, 1]).arraySync() // => [0, 1.5574077367782593]
 */
export function tan<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function tan(x: TensorLike) {
  return dispatch1(tanOp, [toTensor("tan", x)], NONE);
}
