import {
  DTypeError,
  type Both,
  type ComplexDType,
  type DType,
  type Elementwise,
  type Fit,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { dispatch1, e, NONE, sameDType, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { imag } from "./imag.ts";
import { real } from "./real.ts";

/** The complex dtype whose parts have this one. */
function wholeDType(part: DType): DType {
  if (part === "float32") return "complex64";
  if (part === "float64") return "complex128";
  throw new DTypeError(
    "complex",
    `takes parts of float32 or float64, got ${part}: cast them, as in cast(x, "float32")`,
    [part],
  );
}

/** The same in types, of the tensor that another op would give. */
export type Whole<T> = T extends Tensor<infer S, infer D> ? Tensor<S, WholeDType<D>> : never;
type WholeDType<D> = D extends "float32"
  ? "complex64"
  : D extends "float64"
    ? "complex128"
    : ComplexDType;

const complexOp = /*@__PURE__*/ elementwise({
  name: "complex",
  arity: 2,
  accepts: "any",
  dtype: ([x, y]) => wholeDType(sameDType("complex", x.dtype, y.dtype)),
  scalar: ([x, y]) => e.complex(x, y),
  grad: (_, g) => [() => real(g), () => imag(g)],
});

/**
 * Complex numbers of real and imaginary parts, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: float32 gives complex64, float64 complex128, both the same; a JavaScript number takes
 * the other's. Gradient: `Re g` to the real part, `Im g` to the imaginary one.
 *
 * @example
 * complex([1, 2], [0, -3]).arraySync() // => [{ re: 1, im: 0 }, { re: 2, im: -3 }]
 */
export function complex<const A extends TensorLike, const B extends TensorLike>(
  real: A,
  imag: Fit<B, Both<A, B>>,
): Whole<Elementwise<A, B>>;
export function complex(real: TensorLike, imag: TensorLike) {
  return dispatch1(complexOp, toTensors("complex", real, imag), NONE);
}
