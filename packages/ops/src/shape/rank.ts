import { constant, type Tensor, type TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";

/**
 * The number of axes of `x` as a tensor. `x.rank` is the same as a number.
 *
 * Shape: `[]`. Dtypes: any, the result is int32. Gradient: none.
 *
 * @example
 * rank([[1, 2, 3], [4, 5, 6]]).arraySync() // => 2
 */
export function rank(x: TensorLike): Tensor<[], "int32"> {
  return constant(toTensor("rank", x).rank, { dtype: "int32" });
}
