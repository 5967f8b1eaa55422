import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const isNanOp = /*@__PURE__*/ elementwise({
  name: "isNan",
  arity: 1,
  accepts: "number",
  dtype: "bool",
  scalar: ([x]) => e.isNan(x),
});

/**
 * Whether x is NaN, element by element.
 *
 * Shape: that of x. Dtypes: integers, floats and complex, to bool. Gradient: none.
 *
 * @example
 * isNan([1, NaN, -Infinity]).arraySync() // => [false, true, false]
 */
export function isNan<const X extends TensorLike>(x: Arg<X>): Like<X, "bool">;
export function isNan(x: TensorLike) {
  return dispatch1(isNanOp, [toTensor("isNan", x)], NONE);
}
