import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const logicalNotOp = /*@__PURE__*/ elementwise({
  name: "logicalNot",
  arity: 1,
  accepts: "bool",
  scalar: ([x]) => e.not(x),
});

/**
 * Whether x is false, element by element.
 *
 * Shape: that of x. Dtypes: bool. Gradient: none.
 *
 * @example
 * logicalNot([true, false]).arraySync() // => [false, true]
 */
export function logicalNot<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function logicalNot(x: TensorLike) {
  return dispatch1(logicalNotOp, [toTensor("logicalNot", x)], NONE);
}
