import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const isInfOp = /*@__PURE__*/ elementwise({
  name: "isInf",
  arity: 1,
  accepts: "number",
  dtype: "bool",
  scalar: ([x]) => e.isInf(x),
});

/**
 * Whether x is infinite, element by element.
 *
 * Shape: that of x. Dtypes: integers, floats and complex, to bool. Gradient: none.
 *
 * @example
 * isInf([1, NaN, -Infinity]).arraySync() // => [false, false, true]
 */
export function isInf<const X extends TensorLike>(x: Arg<X>): Like<X, "bool">;
export function isInf(x: TensorLike) {
  return dispatch1(isInfOp, [toTensor("isInf", x)], NONE);
}
