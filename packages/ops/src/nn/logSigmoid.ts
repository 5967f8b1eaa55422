import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { sigmoid } from "../math/sigmoid.ts";

const logSigmoidOp = /*@__PURE__*/ elementwise({
  name: "logSigmoid",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => e.sub(e.min(x, 0), e.log1p(e.exp(e.neg(e.abs(x))))),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, sigmoid(neg(x)))],
});

/**
 * Logarithm of the logistic function, `-log(1 + e⁻ˣ)`, element by element; as `min(x, 0) - log(1 + e^-|x|)`, which does not
 * overflow.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · σ(-x)`.
 *
 * @example
 * logSigmoid([0, -1000, 1000]).arraySync() // => [-0.6931471824645996, -1000, 0]
 */
export function logSigmoid<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function logSigmoid(x: TensorLike) {
  return dispatch1(logSigmoidOp, [toTensor("logSigmoid", x)], NONE);
}
