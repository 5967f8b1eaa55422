import type { Both, DType, Elementwise, Fit, Tensor, TensorLike } from "@gradtape/core";
import { DTYPES, isFloat, isInteger } from "@gradtape/core";
import { dispatch1, e, NONE, operands, sameDType } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { conj } from "./conj.ts";
import { multiply } from "./multiply.ts";
import { neg } from "./neg.ts";

/** The dtype of a quotient, by TensorFlow's table of true division. */
export const quotientDType = (d: DType): DType =>
  isFloat(d) || !isInteger(d) ? d : DTYPES[d].bytes <= 2 ? "float32" : "float64";

/** The same in types, of the tensor that another elementwise op would give. */
export type Quotient<T> = T extends Tensor<infer S, infer D> ? Tensor<S, Quotients[D]> : never;
interface Quotients extends Wide, Narrow, Same {}
type Narrow = { readonly [D in "int8" | "uint8" | "int16" | "uint16"]: "float32" };
type Wide = { readonly [D in "int32" | "uint32" | "int64" | "uint64"]: "float64" };
type Same = { readonly [D in Exclude<DType, keyof Narrow | keyof Wide>]: D };

const divideOp = /*@__PURE__*/ elementwise({
  name: "divide",
  arity: 2,
  accepts: "number",
  dtype: ([x, y]) => quotientDType(sameDType("divide", x.dtype, y.dtype)),
  scalar: ([x, y]) => e.div(e.cast(x, quotientDType(x.dtype)), e.cast(y, quotientDType(y.dtype))),
  grad: ({ inputs: [, y], outputs: [z] }, g) => [
    () => divide(g, conj(y)),
    () => neg(multiply(g, conj(divide(z, y)))),
  ],
});

/**
 * Quotient `a / b`, element by element, with broadcasting. Integers are divided as floats: `divide(1, 2)` is 0.5 for every dtype.
 *
 * Shape: broadcast of both. Dtypes: floats, complex, and integers, which give float32 (8 and 16 bits) or float64 (32 and 64
 * bits), both the same; a JavaScript number takes the other's.
 * Gradient: `g / conj b` to a, `-g · conj(a / b²)` to b.
 *
 * @example
 * divide([1, -3], 2).arraySync() // => [0.5, -1.5]
 */
export function divide<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Quotient<Elementwise<A, B>>;
export function divide(a: TensorLike, b: TensorLike) {
  return dispatch1(divideOp, operands("divide", a, b), NONE);
}
