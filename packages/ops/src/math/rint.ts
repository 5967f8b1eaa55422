import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const rintOp = /*@__PURE__*/ elementwise({
  name: "rint",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => e.round(x),
});

/**
 * Nearest integer, element by element; halves go to the even neighbour. As `round`, but for floats only, as in TensorFlow.
 *
 * Shape: that of x. Dtypes: floats. Gradient: none.
 *
 * @example
 * math.rint([-1.5, 0.5, 2.5, 2.6]).arraySync() // => [-2, 0, 2, 3]
 */
export function rint<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function rint(x: TensorLike) {
  return dispatch1(rintOp, [toTensor("rint", x)], NONE);
}
