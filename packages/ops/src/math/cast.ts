import type { Arg, DType, Made, ShapeOf, Tensor, TensorLike } from "@gradtape/core";
import { DTYPES, DTypeError, isDType, isFloat } from "@gradtape/core";
import { dispatch1, e, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const castOp = /*@__PURE__*/ elementwise<{ readonly dtype: DType }>({
  name: "cast",
  arity: 1,
  accepts: "ordered",
  dtype: (_, { dtype }) => dtype,
  scalar: ([x], { dtype }) => e.cast(x, dtype),
  grad: ({ inputs: [x] }, g) => [isFloat(x.dtype) ? () => cast(g, x.dtype) : null],
});

/**
 * The same values in another dtype; x itself if it has that dtype already.
 *
 * Floats become integers by truncation towards zero, those out of range the nearest integer of the dtype, NaN 0; integers
 * wrap; everything but 0 is true.
 *
 * Shape: that of x. Dtypes: bool, integers and floats, to each other. Throws `DTypeError` for others.
 * Gradient: `g` in x's dtype; none through integers and bool.
 *
 * @example
 * cast([-1.7, 0, 2.5], "int32").arraySync() // => [-1, 0, 2]
 */
export function cast<const X extends TensorLike, D extends DType>(
  x: Arg<X>,
  dtype: D,
): Made<ShapeOf<X>, D>;
export function cast(x: TensorLike, dtype: DType): Tensor {
  const known = isDType(dtype) ? DTYPES[dtype].kind : undefined;
  if (known === undefined || known === "string" || known === "complex") {
    throw new DTypeError(
      "cast",
      `cannot cast to ${JSON.stringify(dtype)}: the dtypes are bool, integers such as "int32" and floats such as "float32"`,
    );
  }
  const t = toTensor("cast", x);
  return t.dtype === dtype ? t : dispatch1(castOp, [t], { dtype });
}
