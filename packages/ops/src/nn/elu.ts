import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "../math/add.ts";
import { less } from "../compare/less.ts";
import { multiply } from "../math/multiply.ts";
import { where } from "../logic/where.ts";

const eluOp = /*@__PURE__*/ elementwise({
  name: "elu",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => e.where(e.gt(x, 0), x, e.expm1(x)),
  grad: ({ outputs: [y] }, g) => [() => where(less(y, 0), multiply(g, add(y, 1)), g)],
});

/**
 * Exponential linear unit: `x` above 0, else `eˣ - 1`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g` above 0, else `g · eˣ`.
 *
 * Source: Clevert et al., Fast and Accurate Deep Network Learning by Exponential Linear Units (2015).
 *
 * @example
 * elu([-1, 0, 2]).arraySync() // => [-0.6321205496788025, 0, 2]
 */
export function elu<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function elu(x: TensorLike) {
  return dispatch1(eluOp, [toTensor("elu", x)], NONE);
}
