import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { unitLower, upperPart } from "./lower-part.ts";
import { matmul } from "./matmul.ts";
import { factorsOf, rowsBack } from "./row-order.ts";

/**
 * The matrices whose factors and permutations `lu` has given: `L · U` with the rows where they were.
 *
 * Shape: that of lowerUpper, `[..., n, n]`. Dtypes: float32 and float64. Throws `ShapeError` if the factors are not square or the
 * permutation has another size. Gradient: that of the product.
 *
 * @example
 * luReconstruct([[4, 4], [0.25, 1]], [1, 0]).arraySync() // => [[1, 2], [4, 4]]
 */
export function luReconstruct<const X extends TensorLike>(
  lowerUpper: Arg<X>,
  perm: TensorLike,
): Like<X>;
export function luReconstruct(lowerUpper: TensorLike, perm: TensorLike): Tensor {
  const [lu, p] = factorsOf("luReconstruct", lowerUpper, perm);
  return rowsBack(matmul(unitLower(lu), upperPart(lu)), p);
}
