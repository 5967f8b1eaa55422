import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { greaterEqual } from "../compare/greaterEqual.ts";
import { where } from "../logic/where.ts";

const maximumOp = /*@__PURE__*/ elementwise({
  name: "maximum",
  arity: 2,
  accepts: "real",
  scalar: ([x, y]) => e.max(x, y),
  grad: ({ inputs: [x, y] }, g) => [
    () => where(greaterEqual(x, y), g, 0),
    () => where(greaterEqual(x, y), 0, g),
  ],
});

/**
 * The larger of a and b, element by element, with broadcasting; NaN if either is NaN.
 *
 * Shape: broadcast of both. Dtypes: integers and floats, both the same; a JavaScript number takes the other's.
 * Gradient: `g` to the one chosen; to a if they are equal.
 *
 * @example
 * maximum([1, 5], [3, 4]).arraySync() // => [3, 5]
 */
export function maximum<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function maximum(a: TensorLike, b: TensorLike) {
  return dispatch1(maximumOp, toTensors("maximum", a, b), NONE);
}
