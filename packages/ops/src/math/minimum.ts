import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { lessEqual } from "../compare/lessEqual.ts";
import { where } from "../logic/where.ts";

const minimumOp = /*@__PURE__*/ elementwise({
  name: "minimum",
  arity: 2,
  accepts: "real",
  scalar: ([x, y]) => e.min(x, y),
  grad: ({ inputs: [x, y] }, g) => [
    () => where(lessEqual(x, y), g, 0),
    () => where(lessEqual(x, y), 0, g),
  ],
});

/**
 * The smaller of a and b, element by element, with broadcasting; NaN if either is NaN.
 *
 * Shape: broadcast of both. Dtypes: integers and floats, both the same; a JavaScript number takes the other's.
 * Gradient: `g` to the one chosen; to a if they are equal.
 *
 * @example
 * minimum([1, 5], [3, 4]).arraySync() // => [1, 4]
 */
export function minimum<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function minimum(a: TensorLike, b: TensorLike) {
  return dispatch1(minimumOp, toTensors("minimum", a, b), NONE);
}
