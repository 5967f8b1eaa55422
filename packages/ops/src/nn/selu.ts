import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "../math/add.ts";
import { less } from "../compare/less.ts";
import { multiply } from "../math/multiply.ts";
import { where } from "../logic/where.ts";

// Keeps mean 0 and variance 1 from layer to layer.
const ALPHA = 1.6732632423543772;
const SCALE = 1.0507009873554805;

const seluOp = /*@__PURE__*/ elementwise({
  name: "selu",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => e.mul(SCALE, e.where(e.gt(x, 0), x, e.mul(ALPHA, e.expm1(x)))),
  grad: ({ outputs: [y] }, g) => [
    () => multiply(g, where(less(y, 0), add(y, SCALE * ALPHA), SCALE)),
  ],
});

/**
 * Scaled exponential linear unit, element by element: `1.0507 · x` above 0, else `1.7581 · (eˣ - 1)`.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `1.0507 · g` above 0, else `1.7581 · eˣ · g`.
 *
 * Source: Klambauer et al., Self-Normalizing Neural Networks (2017).
 *
 * @example
 * selu([-1, 0, 2]).arraySync() // => [-1.1113307476043701, 0, 2.1014020442962646]
 */
export function selu<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function selu(x: TensorLike) {
  return dispatch1(seluOp, [toTensor("selu", x)], NONE);
}
