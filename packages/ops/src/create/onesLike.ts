import type { Arg, DType, DTypeOf, Like, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { ones } from "./ones.ts";

/**
 * Ones in the shape and, by default, the dtype of `x`.
 *
 * Dtypes: any but string. Gradient: none, it is a constant.
 *
 * @example
 * onesLike([[1, 2], [3, 4]]).arraySync() // => [[1, 1], [1, 1]]
 */
export function onesLike<const X extends TensorLike, D extends DType = DTypeOf<X>>(
  x: Arg<X>,
  options?: { dtype?: D },
): Like<X, NoInfer<D>>;
export function onesLike(x: TensorLike, options?: { dtype?: DType }): Tensor {
  checkOptions("onesLike", options, ["dtype"]);
  const { shape, dtype } = toTensor("onesLike", x);
  return ones(shape, { dtype: options?.dtype ?? dtype });
}
