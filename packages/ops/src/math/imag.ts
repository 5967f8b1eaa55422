import { isComplex, type Arg, type Like, type TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { zerosLike } from "../create/zerosLike.ts";
import { checkDType } from "../define/accepts.ts";
import { elementwise } from "../define/elementwise.ts";
import { complex } from "./complex.ts";
import { partDType, type RealOf } from "./part-dtype.ts";

const imagOp = /*@__PURE__*/ elementwise({
  name: "imag",
  arity: 1,
  accepts: "number",
  dtype: ([x]) => partDType(x.dtype),
  scalar: ([x]) => e.im(x),
  grad: (_, g) => [() => complex(zerosLike(g), g)],
});

/**
 * Imaginary part, element by element; 0 of real numbers.
 *
 * Shape: that of x. Dtypes: complex, which gives the dtype of its parts, integers and floats. Gradient: `0 + gi`; none to
 * real numbers.
 *
 * @example
 * imag([{ re: 1, im: 2 }, { re: 3, im: -4 }]).arraySync() // => [2, -4]
 */
export function imag<const X extends TensorLike>(x: Arg<X>): RealOf<Like<X>>;
export function imag(x: TensorLike) {
  const t = toTensor("imag", x);
  checkDType("imag", t.dtype, "number");
  return isComplex(t.dtype) ? dispatch1(imagOp, [t], NONE) : zerosLike(t);
}
