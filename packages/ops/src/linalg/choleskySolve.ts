import type { Arg, Of, One, Shape, Tensor, TensorLike } from "@gradtape/core";
import { toTensors } from "@gradtape/core/internal";
import { solutionShape } from "./matrix-shapes.ts";
import { triangularSolve } from "./triangularSolve.ts";

/**
 * The X of `A · X = rhs`, given Cholesky's factor `chol` of A: that of `chol · cholᵀ · X = rhs`.
 *
 * Shape: `[..., n, n]` and `[..., n, k]` → `[..., n, k]`; batches broadcast. Dtypes: float32 and float64, both the same. Throws
 * `ShapeError` if the matrices are not square or the rows differ in number. Gradient: that of two triangular systems.
 *
 * @example
 * choleskySolve([[2, 0], [1, 3]], [[8], [22]]).arraySync() // => [[1], [2]]
 */
export function choleskySolve<const A extends TensorLike, const B extends TensorLike>(
  chol: Arg<A>,
  rhs: Arg<B>,
): Of<Shape, One<A, B>>;
export function choleskySolve(chol: TensorLike, rhs: TensorLike): Tensor {
  const [l, b] = toTensors("choleskySolve", chol, rhs);
  solutionShape("choleskySolve", l.layout, b.layout);
  return triangularSolve(l, triangularSolve(l, b), { adjoint: true });
}
