// Numbers that adjust images: JavaScript numbers or scalars, taken in the images' dtype.
import { ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { showShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { cast } from "../math/cast.ts";

/** A scalar in x's dtype. Throws `ShapeError` for other shapes. */
export function scalarLike(op: string, what: string, value: TensorLike, x: Tensor): Tensor {
  const t = toTensor(op, value, x.dtype);
  checkDType(op, t.dtype, "real");
  if (t.rank === 0) return cast(t, x.dtype);
  throw new ShapeError(op, `${what} must be a number or a scalar, got ${showShape(t.shape)}`, {
    shapes: [t.shape],
  });
}
