import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, sameDType, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { quotientDType, type Quotient } from "./divide.ts";
import { multiply } from "./multiply.ts";
import { neg } from "./neg.ts";

const divideNoNanOp = /*@__PURE__*/ elementwise({
  name: "divideNoNan",
  arity: 2,
  accepts: "number",
  dtype: ([x, y]) => quotientDType(sameDType("divideNoNan", x.dtype, y.dtype)),
  scalar([x, y]) {
    const dtype = quotientDType(x.dtype);
    return e.where(e.eq(y, 0), 0, e.div(e.cast(x, dtype), e.cast(y, dtype)));
  },
  grad: ({ inputs: [x, y] }, g) => [
    () => divideNoNan(g, conj(y)),
    () => neg(multiply(g, conj(divideNoNan(divideNoNan(x, y), y)))),
  ],
});

/**
 * Quotient `a / b`, or 0 where b is 0, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: integers (which give floats, as with `divide`), floats and complex, both the
 * same; a JavaScript number takes the other's.
 * Gradient: `g / conj b` to a, `-g · conj(a / b²)` to b; 0 where b is 0.
 *
 * @example
 * divideNoNan([1, 4], [0, 2]).arraySync() // => [0, 2]
 */
export function divideNoNan<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Quotient<Elementwise<A, B>>;
export function divideNoNan(a: TensorLike, b: TensorLike) {
  return dispatch1(divideNoNanOp, toTensors("divideNoNan", a, b), NONE);
}
