import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const isFiniteOp = /*@__PURE__*/ elementwise({
  name: "isFinite",
  arity: 1,
  accepts: "number",
  dtype: "bool",
  scalar: ([x]) => e.isFinite(x),
});

/**
 * Whether x is neither NaN nor infinite, element by element.
 *
 * Shape: that of x. Dtypes: integers, floats and complex, to bool. Gradient: none.
 *
 * @example
 * isFinite([1, NaN, -Infinity]).arraySync() // => [true, false, false]
 */
export function isFinite<const X extends TensorLike>(x: Arg<X>): Like<X, "bool">;
export function isFinite(x: TensorLike) {
  return dispatch1(isFiniteOp, [toTensor("isFinite", x)], NONE);
}
