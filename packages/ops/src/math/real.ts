import { isComplex, type Arg, type Like, type TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { elementwise } from "../define/elementwise.ts";
import { cast } from "./cast.ts";
import { partDType, type RealOf } from "./part-dtype.ts";

const realOp = /*@__PURE__*/ elementwise({
  name: "real",
  arity: 1,
  accepts: "number",
  dtype: ([x]) => partDType(x.dtype),
  scalar: ([x]) => e.re(x),
  grad: ({ inputs: [x] }, g) => [() => cast(g, x.dtype)],
});

/**
 * Real part, element by element; real numbers are their own, and x itself comes back.
 *
 * Shape: that of x. Dtypes: complex, which gives the dtype of its parts, integers and floats. Gradient: `g + 0i`.
 *
 * @example
 * real([{ re: 1, im: 2 }, { re: 3, im: -4 }]).arraySync() // => [1, 3]
 */
export function real<const X extends TensorLike>(x: Arg<X>): RealOf<Like<X>>;
export function real(x: TensorLike) {
  const t = toTensor("real", x);
  checkDType("real", t.dtype, "number");
  return isComplex(t.dtype) ? dispatch1(realOp, [t], NONE) : t;
}
