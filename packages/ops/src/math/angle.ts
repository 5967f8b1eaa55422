import { isComplex, type Arg, type Like, type TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { zerosLike } from "../create/zerosLike.ts";
import { elementwise } from "../define/elementwise.ts";
import { complex } from "./complex.ts";
import { conj } from "./conj.ts";
import { divide } from "./divide.ts";
import { partDType, type RealOf } from "./part-dtype.ts";

const angleOp = /*@__PURE__*/ elementwise({
  name: "angle",
  arity: 1,
  accepts: "inexact",
  dtype: ([x]) => partDType(x.dtype),
  scalar: ([x]) =>
    isComplex(x.dtype) ? e.atan2(e.im(x), e.re(x)) : e.atan2(e.const(0, x.dtype), x),
  grad: ({ inputs: [x] }, g) => [
    () => (isComplex(x.dtype) ? divide(complex(zerosLike(g), g), conj(x)) : zerosLike(g)),
  ],
});

/**
 * Angle of a complex number in [-π, π], element by element; of a real one 0, or π if it is negative.
 *
 * Shape: that of x. Dtypes: complex, which gives the dtype of its parts, and floats.
 * Gradient: `i g / conj x`; 0 to real numbers.
 *
 * @example
 * angle([{ re: 1, im: 1 }, { re: 0, im: -2 }]).arraySync() // => [0.7853981852531433, -1.5707963705062866]
 */
export function angle<const X extends TensorLike>(x: Arg<X>): RealOf<Like<X>>;
export function angle(x: TensorLike) {
  return dispatch1(angleOp, [toTensor("angle", x)], NONE);
}
