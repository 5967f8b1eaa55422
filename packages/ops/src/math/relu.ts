import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { straightGradient } from "../define/straight.ts";

// By the result, which is above 0 where x is: x itself need not be kept.
const reluGrad = /*@__PURE__*/ straightGradient("reluGrad", (g, y) => e.where(e.gt(y, 0), g, 0));

const reluOp = /*@__PURE__*/ elementwise({
  name: "relu",
  arity: 1,
  accepts: "real",
  scalar: ([x]) => e.max(x, 0),
  grad: ({ outputs: [y] }, g) => [() => reluGrad(g, y, NONE)],
});

/**
 * Rectifier `max(x, 0)`, element by element.
 *
 * Shape: that of x. Dtypes: integers and floats. Gradient: `g` where `x > 0`, else 0.
 *
 * @example
 * relu([-1, 0, 2]).arraySync() // => [0, 0, 2]
 */
export function relu<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function relu(x: TensorLike) {
  return dispatch1(reluOp, [toTensor("relu", x)], NONE);
}
