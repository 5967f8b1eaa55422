import { constant, type Tensor, type TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";

/**
 * The number of elements of `x` as a tensor. `x.size` is the same as a number.
 *
 * Shape: `[]`. Dtypes: any, the result is int32. Gradient: none.
 *
 * @example
 * size([[1, 2, 3], [4, 5, 6]]).arraySync() // => 6
 */
export function size(x: TensorLike): Tensor<[], "int32"> {
  return constant(toTensor("size", x).size, { dtype: "int32" });
}
