import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { less } from "../compare/less.ts";
import { elementwise } from "../define/elementwise.ts";
import { where } from "../logic/where.ts";
import { abs } from "../math/abs.ts";
import { divide } from "../math/divide.ts";
import { multiply } from "../math/multiply.ts";

const hardSwishGradOp = /*@__PURE__*/ elementwise({
  name: "hardSwishGrad",
  arity: 2,
  accepts: "float",
  scalar: ([g, x]) =>
    e.where(e.ge(x, 3), g, e.where(e.le(x, -3), 0, e.mul(g, e.div(e.add(e.mul(2, x), 3), 6)))),
  grad: ({ inputs: [g, x] }, h) => [
    () => pullBack(h, x),
    () => where(less(abs(x), 3), divide(multiply(h, g), 3), 0),
  ],
});

const pullBack = (g: Tensor, x: Tensor): Tensor => dispatch1(hardSwishGradOp, [g, x], NONE);

const hardSwishOp = /*@__PURE__*/ elementwise({
  name: "hardSwish",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => e.mul(x, e.div(e.min(e.max(e.add(x, 3), 0), 6), 6)),
  grad: ({ inputs: [x] }, g) => [() => pullBack(g, x)],
});

/**
 * Swish of straight pieces, element by element: `x · relu6(x + 3) / 6`. Keras's `hard_silu`.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · (2x + 3) / 6` where `|x| < 3`, `g` above, 0 below.
 *
 * Source: Howard et al., Searching for MobileNetV3 (2019).
 *
 * @example
 * nn.hardSwish([-4, -1.5, 0, 3]).arraySync() // => [-0, -0.375, 0, 3]
 */
export function hardSwish<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function hardSwish(x: TensorLike) {
  return dispatch1(hardSwishOp, [toTensor("hardSwish", x)], NONE);
}
