import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const negOp = /*@__PURE__*/ elementwise({
  name: "neg",
  arity: 1,
  accepts: "number",
  scalar: ([x]) => e.neg(x),
  grad: (_, g) => [() => neg(g)],
});

/**
 * Negation `-x`, element by element.
 *
 * Shape: that of x. Dtypes: integers (wrapping), floats and complex. Gradient: `-g`.
 *
 * @example
 * neg([1, -2]).arraySync() // => [-1, 2]
 */
export function neg<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function neg(x: TensorLike) {
  return dispatch1(negOp, [toTensor("neg", x)], NONE);
}
