import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const floorOp = /*@__PURE__*/ elementwise({
  name: "floor",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => e.floor(x),
});

/**
 * Largest integer not above x, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: none.
 *
 * @example
 * floor([-1.5, 0.5, 2]).arraySync() // => [-2, 0, 2]
 */
export function floor<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function floor(x: TensorLike) {
  return dispatch1(floorOp, [toTensor("floor", x)], NONE);
}
