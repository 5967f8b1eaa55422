import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { multiply } from "./multiply.ts";
import { sigmoid } from "./sigmoid.ts";

const softplusOp = /*@__PURE__*/ elementwise({
  name: "softplus",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => e.add(e.max(x, 0), e.log1p(e.exp(e.neg(e.abs(x))))),
  grad: ({ inputs: [x] }, g) => [() => multiply(g, sigmoid(x))],
});

/**
 * Smooth rectifier `log(1 + eˣ)`, element by element; neither overflows nor loses small values.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · sigmoid(x)`.
 *
 * @example
 * softplus([0, 100]).arraySync() // => [0.6931471824645996, 100]
 */
export function softplus<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function softplus(x: TensorLike) {
  return dispatch1(softplusOp, [toTensor("softplus", x)], NONE);
}
