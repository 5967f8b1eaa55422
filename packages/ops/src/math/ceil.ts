import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const ceilOp = /*@__PURE__*/ elementwise({
  name: "ceil",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => e.ceil(x),
});

/**
 * Smallest integer not below x, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: none.
 *
 * @example
 * ceil([-1.5, 0.5, 2]).arraySync() // => [-1, 1, 2]
 */
export function ceil<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function ceil(x: TensorLike) {
  return dispatch1(ceilOp, [toTensor("ceil", x)], NONE);
}
