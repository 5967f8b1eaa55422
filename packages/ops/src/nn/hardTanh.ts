import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { straightGradient } from "../define/straight.ts";

const hardTanhGrad = /*@__PURE__*/ straightGradient("hardTanhGrad", (g, x) =>
  e.where(e.le(e.abs(x), 1), g, 0),
);

const hardTanhOp = /*@__PURE__*/ elementwise({
  name: "hardTanh",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => e.max(e.min(x, 1), -1),
  grad: ({ inputs: [x] }, g) => [() => hardTanhGrad(g, x, NONE)],
});

/**
 * Hyperbolic tangent of straight pieces, element by element: x, kept between -1 and 1.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g` where `|x| ≤ 1`, else 0.
 *
 * @example
 * nn.hardTanh([-2, 0.5, 3]).arraySync() // => [-1, 0.5, 1]
 */
export function hardTanh<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function hardTanh(x: TensorLike) {
  return dispatch1(hardTanhOp, [toTensor("hardTanh", x)], NONE);
}
