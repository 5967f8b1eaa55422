import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { cast } from "./cast.ts";
import { multiply } from "./multiply.ts";
import { partDType, type RealOf } from "./part-dtype.ts";
import { sign } from "./sign.ts";

const absOp = /*@__PURE__*/ elementwise({
  name: "abs",
  arity: 1,
  accepts: "number",
  dtype: ([x]) => partDType(x.dtype),
  scalar: ([x]) => e.abs(x),
  grad: ({ inputs: [x] }, g) => [() => multiply(cast(g, x.dtype), sign(x))],
});

/**
 * Absolute value `|x|`, element by element; of complex numbers `√(re² + im²)`, which is real.
 *
 * Shape: that of x. Dtypes: integers (the smallest one wraps), floats, and complex, which gives
 * the dtype of its parts. Gradient: `g · sign(x)`, so 0 at 0.
 *
 * @example
 * abs([-2, 0, 3]).arraySync() // => [2, 0, 3]
 */
export function abs<const X extends TensorLike>(x: Arg<X>): RealOf<Like<X>>;
export function abs(x: TensorLike) {
  return dispatch1(absOp, [toTensor("abs", x)], NONE);
}
