import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, operands } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { neg } from "./neg.ts";

const subtractOp = /*@__PURE__*/ elementwise({
  name: "subtract",
  arity: 2,
  accepts: "number",
  scalar: ([x, y]) => e.sub(x, y),
  grad: (_, g) => [() => g, () => neg(g)],
});

/**
 * Difference `a - b`, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: integers (wrapping), floats and complex, both the same; a JavaScript number takes the other's.
 * Gradient: `g` to a, `-g` to b.
 *
 * @example
 * subtract([3, 4], 1).arraySync() // => [2, 3]
 */
export function subtract<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function subtract(a: TensorLike, b: TensorLike) {
  return dispatch1(subtractOp, operands("subtract", a, b), NONE);
}
