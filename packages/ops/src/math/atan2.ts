import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "./add.ts";
import { divide } from "./divide.ts";
import { multiply } from "./multiply.ts";
import { neg } from "./neg.ts";
import { square } from "./square.ts";

const atan2Op = /*@__PURE__*/ elementwise({
  name: "atan2",
  arity: 2,
  accepts: "float",
  scalar: ([y, x]) => e.atan2(y, x),
  grad: ({ inputs: [y, x] }, g) => [
    () => multiply(x, divide(g, add(square(x), square(y)))),
    () => neg(multiply(y, divide(g, add(square(x), square(y))))),
  ],
});

/**
 * Angle in [-π, π] of the point with ordinate y and abscissa x, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: floats, both the same; a JavaScript number takes the other's.
 * Gradient: `g · x / (x² + y²)` to y, `-g · y / (x² + y²)` to x.
 *
 * @example
 * atan2([0, 1, 1], [1, 1, 0]).arraySync() // => [0, 0.7853981852531433, 1.5707963705062866]
 */
export function atan2<const A extends TensorLike, const B extends TensorLike>(
  y: A,
  x: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function atan2(y: TensorLike, x: TensorLike) {
  return dispatch1(atan2Op, toTensors("atan2", y, x), NONE);
}
