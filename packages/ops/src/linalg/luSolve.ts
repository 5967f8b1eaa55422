import type { Arg, DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { unitLower } from "./lower-part.ts";
import { solutionShape } from "./matrix-shapes.ts";
import { factorsOf, rowsInOrder } from "./row-order.ts";
import { triangularSolve } from "./triangularSolve.ts";

/**
 * The X of `A · X = rhs`, given the factors and the permutation that `lu` gives of A.
 *
 * Shape: `[..., n, n]`, `[..., n]` and `[..., n, k]` → `[..., n, k]`; batches broadcast. Dtypes: float32 and float64, that of
 * factors and rhs the same. Throws `ShapeError` if the factors are not square or the rows differ in number.
 * Gradient: that of two triangular systems.
 *
 * @example
 * luSolve([[4, 4], [0.25, 1]], [1, 0], [[3], [8]]).arraySync() // => [[1], [1]]
 */
export function luSolve<const X extends TensorLike>(
  lowerUpper: Arg<X>,
  perm: TensorLike,
  rhs: TensorLike,
): Of<Shape, DTypeOf<X>>;
export function luSolve(lowerUpper: TensorLike, perm: TensorLike, rhs: TensorLike): Tensor {
  const [lu, p] = factorsOf("luSolve", lowerUpper, perm);
  const b = toTensor("luSolve", rhs, lu.dtype);
  solutionShape("luSolve", lu.layout, b.layout);
  const y = triangularSolve(unitLower(lu), rowsInOrder(b, p));
  return triangularSolve(lu, y, { lower: false });
}
