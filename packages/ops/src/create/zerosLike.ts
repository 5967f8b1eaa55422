import type { Arg, DType, DTypeOf, Like, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { zeros } from "./zeros.ts";

/**
 * Zeros in the shape and, by default, the dtype of `x`.
 *
 * Dtypes: any. Gradient: none, it is a constant.
 *
 * @example
 * zerosLike([[1, 2], [3, 4]]).arraySync() // => [[0, 0], [0, 0]]
 */
export function zerosLike<const X extends TensorLike, D extends DType = DTypeOf<X>>(
  x: Arg<X>,
  options?: { dtype?: D },
): Like<X, NoInfer<D>>;
export function zerosLike(x: TensorLike, options?: { dtype?: DType }): Tensor {
  checkOptions("zerosLike", options, ["dtype"]);
  const { shape, dtype } = toTensor("zerosLike", x);
  return zeros(shape, { dtype: options?.dtype ?? dtype });
}
