import { isComplex } from "@gradtape/core";
import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { cast } from "./cast.ts";
import { multiply } from "./multiply.ts";
import { real } from "./real.ts";
import { subtract } from "./subtract.ts";

const squaredDifferenceOp = /*@__PURE__*/ elementwise({
  name: "squaredDifference",
  arity: 2,
  accepts: "number",
  scalar([x, y]) {
    const d = e.sub(x, y);
    if (!isComplex(d.dtype)) return e.mul(d, d);
    return e.cast(e.add(e.mul(e.re(d), e.re(d)), e.mul(e.im(d), e.im(d))), d.dtype);
  },
  grad: ({ inputs: [x, y] }, g) => [
    () => multiply(cast(real(g), g.dtype), multiply(2, subtract(x, y))),
    () => multiply(cast(real(g), g.dtype), multiply(2, subtract(y, x))),
  ],
});

/**
 * Squared difference `(a - b)²`, element by element, with broadcasting; of complex numbers `|a - b|²`, as a complex number.
 *
 * Shape: broadcast of both. Dtypes: integers (wrapping), floats and complex, both the same; a JavaScript number takes the other's.
 * Gradient: `2 Re g · (a - b)` to a, `2 Re g · (b - a)` to b.
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
