import { isComplex, type Arg, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { elementwise } from "../define/elementwise.ts";

const conjOp = /*@__PURE__*/ elementwise({
  name: "conj",
  arity: 1,
  accepts: "number",
  scalar: ([x]) => e.complex(e.re(x), e.neg(e.im(x))),
  grad: (_, g) => [() => conj(g)],
});

/**
 * Complex conjugate `re - im · i`, element by element; real numbers are their own, and x itself comes back.
 *
 * It stands in the gradients of holomorphic functions: as in TensorFlow, what flows back through `y = f(x)` is
 * `g · conj(f′(x))`, so that `-g` points where a real loss falls fastest.
 *
 * Shape: that of x. Dtypes: complex, integers and floats. Gradient: `conj g`.
 *
 * @example
 * conj([{ re: 1, im: 2 }, { re: 3, im: -4 }]).arraySync() // => [{ re: 1, im: -2 }, { re: 3, im: 4 }]
 *
 * Source: Kreutz-Delgado, "The complex gradient operator and the CR-calculus" (2009).
 */
export function conj<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function conj(x: TensorLike): Tensor {
  const t = toTensor("conj", x);
  checkDType("conj", t.dtype, "number");
  return isComplex(t.dtype) ? dispatch1(conjOp, [t], NONE) : t;
}
