import type { Arg, Like, TensorLike } from "@gradtape/core";
import { isFloat } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const roundOp = /*@__PURE__*/ elementwise({
  name: "round",
  arity: 1,
  accepts: "real",
  scalar: ([x]) => (isFloat(x.dtype) ? e.round(x) : x),
});

/**
 * Nearest integer, element by element; halves go to the even neighbour.
 *
 * Shape: that of x. Dtypes: integers (unchanged) and floats. Gradient: none.
 *
 * @example
 * round([-1.5, 0.5, 2.5, 2.6]).arraySync() // => [-2, 0, 2, 3]
 */
export function round<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function round(x: TensorLike) {
  return dispatch1(roundOp, [toTensor("round", x)], NONE);
}
