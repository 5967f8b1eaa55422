import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { zerosLike } from "../create/zerosLike.ts";

const signOp = /*@__PURE__*/ elementwise({
  name: "sign",
  arity: 1,
  accepts: "number",
  scalar: ([x]) => e.sign(x),
  grad: (_, g) => [() => zerosLike(g)],
});

/**
 * Sign of x, element by element: -1, 0 or 1; NaN for NaN.
 *
 * Shape: that of x. Dtypes: integers and floats. Gradient: 0.
 *
 * @example
 * sign([-2, 0, 3]).arraySync() // => [-1, 0, 1]
 */
export function sign<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function sign(x: TensorLike) {
  return dispatch1(signOp, [toTensor("sign", x)], NONE);
}
