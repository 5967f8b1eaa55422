import type { Arg, DType, Made, ShapeOf, Tensor, TensorLike } from "@gradtape/core";
import { DTypeError, isDifferentiable } from "@gradtape/core";
import { dispatch1, e, toTensor } from "@gradtape/core/internal";
import { knownDType } from "../create/known-dtype.ts";
import { elementwise } from "../define/elementwise.ts";

const castOp = /*@__PURE__*/ elementwise<{ readonly dtype: DType }>({
  name: "cast",
  arity: 1,
  accepts: "not text",
  dtype: (_, { dtype }) => dtype,
  scalar: ([x], { dtype }) => e.cast(x, dtype),
  grad: ({ inputs: [x] }, g) => [isDifferentiable(x.dtype) ? () => cast(g, x.dtype) : null],
});

/**
 * The same values in another dtype; x itself if it has that dtype already.
 *
 * Floats become integers by truncation towards zero, those out of range the nearest integer of the dtype, NaN 0; integers
 * wrap; everything but 0 is true; floats round to the nearest one of the dtype; complex numbers lose their imaginary part.
 * (Out of range TensorFlow promises nothing, and NumPy gives what the processor gives.)
 *
 * Shape: that of x. Dtypes: bool, integers, floats and complex, to each other. Throws `DTypeError` for strings.
 * Gradient: `g` in x's dtype, so its real part from complex to real; none through integers and bool.
 *
 * @example
 * cast([-1.7, 0, 2.5], "int32").arraySync() // => [-1, 0, 2]
 */
export function cast<const X extends TensorLike, D extends DType>(
  x: Arg<X>,
  dtype: D,
): Made<ShapeOf<X>, D>;
export function cast(x: TensorLike, dtype: DType): Tensor {
  const to = knownDType("cast", dtype);
  const t = toTensor("cast", x);
  if (t.dtype === to) return t;
  if (to === "string" || t.dtype === "string") {
    throw new DTypeError(
      "cast",
      `cannot cast ${t.dtype} to ${to}: strings.toNumber reads numbers from text, strings.asString writes them`,
      [t.dtype, to],
    );
  }
  return dispatch1(castOp, [t], { dtype: to });
}
