import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";
import { neg } from "./neg.ts";
import { sin } from "./sin.ts";

const cosOp = /*@__PURE__*/ elementwise({
  name: "cos",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.cos(x),
  grad: ({ inputs: [x] }, g) => [() => neg(multiply(g, conj(sin(x))))],
});

/**
 * Cosine of an angle in radians, element by element.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `-g · conj(sin x)`.
 *
 * @example
 * cos([0, 1]).arraySync() // => [1, 0.5403022766113281]
 */
export function cos<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function cos(x: TensorLike) {
  return dispatch1(cosOp, [toTensor("cos", x)], NONE);
}
