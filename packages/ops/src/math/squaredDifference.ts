import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { multiply } from "./multiply.ts";
import { subtract } from "./subtract.ts";

const squaredDifferenceOp = /*@__PURE__*/ elementwise({
  name: "squaredDifference",
  arity: 2,
  accepts: "number",
  scalar: ([x, y]) => e.mul(e.sub(x, y), e.sub(x, y)),
  grad: ({ inputs: [x, y] }, g) => [
    () => multiply(g, multiply(2, subtract(x, y))),
    () => multiply(g, multiply(2, subtract(y, x))),
  ],
});

/**
 * Squared difference `(a - b)²`, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: integers (wrapping) and floats, both the same; a JavaScript number takes the other's.
 * Gradient: `2g · (a - b)` to a, `2g · (b - a)` to b.
 *
 * @example
 * squaredDifference([1, 5], 3).arraySync() // => [4, 4]
 */
export function squaredDifference<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function squaredDifference(a: TensorLike, b: TensorLike) {
  return dispatch1(squaredDifferenceOp, toTensors("squaredDifference", a, b), NONE);
}
