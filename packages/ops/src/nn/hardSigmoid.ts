import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { straightGradient } from "../define/straight.ts";

const hardSigmoidGrad = /*@__PURE__*/ straightGradient("hardSigmoidGrad", (g, x) =>
  e.where(e.lt(e.abs(x), 3), e.div(g, 6), 0),
);

const hardSigmoidOp = /*@__PURE__*/ elementwise({
  name: "hardSigmoid",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => e.div(e.min(e.max(e.add(x, 3), 0), 6), 6),
  grad: ({ inputs: [x] }, g) => [() => hardSigmoidGrad(g, x, NONE)],
});

/**
 * Piecewise linear sigmoid `relu6(x + 3) / 6`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g / 6` where `|x| < 3`, else 0.
 *
 * Source: Howard et al., Searching for MobileNetV3 (2019).
 *
 * @example
 * hardSigmoid([-4, 0, 1.5]).arraySync() // => [0, 0.5, 0.75]
 */
export function hardSigmoid<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function hardSigmoid(x: TensorLike) {
  return dispatch1(hardSigmoidOp, [toTensor("hardSigmoid", x)], NONE);
}
