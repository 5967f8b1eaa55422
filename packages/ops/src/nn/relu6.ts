import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { straightGradient } from "../define/straight.ts";

const relu6Grad = /*@__PURE__*/ straightGradient("relu6Grad", (g, x) =>
  e.where(e.and(e.gt(x, 0), e.lt(x, 6)), g, 0),
);

const relu6Op = /*@__PURE__*/ elementwise({
  name: "relu6",
  arity: 1,
  accepts: "real",
  scalar: ([x]) => e.min(e.max(x, 0), 6),
  grad: ({ inputs: [x] }, g) => [() => relu6Grad(g, x, NONE)],
});

/**
 * Rectifier with a ceiling, `min(max(x, 0), 6)`, element by element.
 *
 * Shape: that of x. Dtypes: integers and floats. Gradient: `g` where `0 < x < 6`, else 0.
 *
 * Source: Krizhevsky, Convolutional Deep Belief Networks on CIFAR-10 (2010).
 *
 * @example
 * relu6([-1, 3, 8]).arraySync() // => [0, 3, 6]
 */
export function relu6<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function relu6(x: TensorLike) {
  return dispatch1(relu6Op, [toTensor("relu6", x)], NONE);
}
