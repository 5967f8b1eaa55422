import type { Arg, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import type { IntegersLike } from "./integers-of.ts";

const invertOp = /*@__PURE__*/ elementwise({
  name: "invert",
  arity: 1,
  accepts: "integer",
  scalar: ([x]) => e.not(x),
});

/**
 * Every bit of an integer turned over, element by element: `-1 - x` for signed ones.
 *
 * Shape: that of x. Dtypes: integers; JavaScript numbers are int32. Gradient: none.
 *
 * @example
 * bitwise.invert(new Int32Array([0, 5, -1])).arraySync() // => [-1, -6, 0]
 */
export function invert<const X extends TensorLike>(x: Arg<X>): IntegersLike<X>;
export function invert(x: TensorLike) {
  return dispatch1(invertOp, [toTensor("invert", x, "int32")], NONE);
}
