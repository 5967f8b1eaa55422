import { isComplex, type Arg, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { zerosLike } from "../create/zerosLike.ts";
import { abs } from "./abs.ts";
import { complex } from "./complex.ts";
import { conj } from "./conj.ts";
import { divideNoNan } from "./divideNoNan.ts";
import { imag } from "./imag.ts";
import { multiply } from "./multiply.ts";

const signOp = /*@__PURE__*/ elementwise({
  name: "sign",
  arity: 1,
  accepts: "number",
  // 0 for -0 too, as in TensorFlow and NumPy.
  scalar: ([x]) => e.where(e.eq(x, 0), 0, e.sign(x)),
  grad: ({ inputs: [x], outputs: [y] }, g) => [
    () => (isComplex(x.dtype) ? acrossDirection(g, x, y) : zerosLike(g)),
  ],
});

/** A length does not change a direction y of x: only what is perpendicular to it flows back. */
function acrossDirection(g: Tensor, x: Tensor, y: Tensor): Tensor {
  const turn = divideNoNan(imag(multiply(g, conj(y))), abs(x));
  return multiply(y, complex(zerosLike(turn), turn));
}

/**
 * Sign of x, element by element: -1, 0 or 1; NaN for NaN. Of a complex number the direction `x / |x|`, and 0 for 0.
 *
 * Shape: that of x. Dtypes: integers, floats and complex. Gradient: 0; to a complex x the part of `g` that turns it,
 * `i y Im(g · conj y) / |x|` (where TensorFlow gives 0).
 *
 * @example
 * sign([-2, 0, 3]).arraySync() // => [-1, 0, 1]
 */
export function sign<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function sign(x: TensorLike) {
  return dispatch1(signOp, [toTensor("sign", x)], NONE);
}
