import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { eye } from "../create/eye.ts";
import { luSolve } from "./luSolve.ts";
import { factorsOf } from "./row-order.ts";

/**
 * The inverse of a matrix, given the factors and the permutation that `lu` gives of it.
 *
 * Shape: that of lowerUpper, `[..., n, n]`. Dtypes: float32 and float64. Throws `ShapeError` if the factors are not square or the
 * permutation has another size. Gradient: that of `luSolve`.
 *
 * @example
 * luMatrixInverse([[4, 4], [0.25, 1]], [1, 0]).arraySync() // => [[-1, 0.5], [1, -0.25]]
 */
export function luMatrixInverse<const X extends TensorLike>(
  lowerUpper: Arg<X>,
  perm: TensorLike,
): Like<X>;
export function luMatrixInverse(lowerUpper: TensorLike, perm: TensorLike): Tensor {
  const [lu, p] = factorsOf("luMatrixInverse", lowerUpper, perm);
  return luSolve(lu, p, eye(lu.shape[lu.rank - 1]!, { dtype: lu.dtype }));
}
