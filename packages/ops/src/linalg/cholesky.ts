import { ArgumentError, type Arg, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { defineOp, dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { batchKernel, overBatches } from "./batches.ts";
import { choleskyFactor } from "./cholesky-factor.ts";
import { flipped, lowerPart, strictLowerPart } from "./lower-part.ts";
import { matmul } from "./matmul.ts";
import { squareSize } from "./matrix-shapes.ts";
import { triangularSolve } from "./triangularSolve.ts";

const algorithm = /*@__PURE__*/ overBatches("cholesky", ([a], [l], [n], which) => {
  const failed = choleskyFactor(a!, l!, n!);
  if (failed >= 0)
    throw new ArgumentError(
      "cholesky",
      `${which()} is not positive definite: pivot ${failed} is ${l![failed * n! + failed]}; add a multiple of the identity to it`,
    );
});

const choleskyOp = /*@__PURE__*/ defineOp({
  name: "cholesky",
  infer([a]) {
    squareSize("cholesky", a);
    return [{ shape: a.shape, dtype: a.dtype }];
  },
  lower: ([a], _, [l]) => batchKernel(algorithm, [a.shape.at(-1)!], [[a, 2]], [[l, 2]]),
  grad({ outputs: [l] }, g) {
    // L⁻ᵀ · P · L⁻¹, where P is the lower triangle of Lᵀ · g with half its diagonal; symmetric.
    const toMatrix = (): Tensor => {
      const m = matmul(l, g, { transposeA: true });
      const p = multiply(0.5, add(lowerPart(m), strictLowerPart(m)));
      const left = triangularSolve(l, p, { adjoint: true });
      const full = flipped(triangularSolve(l, flipped(left), { adjoint: true }));
      return multiply(0.5, add(full, flipped(full)));
    };
    return [toMatrix];
  },
});

/**
 * The lower triangular L with positive diagonal for which `L · Lᵀ = x`, where x is symmetric and positive definite. Only x's
 * lower triangle is read.
 *
 * Shape: that of x, `[..., n, n]`. Dtypes: float32 and float64. Throws `ShapeError` if the matrices are not square, and
 * `ArgumentError` if one is not positive definite.
 * Gradient: that of a symmetric x, shared between both triangles.
 *
 * Source: Murray, Differentiation of the Cholesky decomposition (2016).
 *
 * @example
 * cholesky([[4, 2], [2, 10]]).arraySync() // => [[2, 0], [1, 3]]
 */
export function cholesky<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function cholesky(x: TensorLike): Tensor {
  return dispatch1(choleskyOp, [toTensor("cholesky", x)], NONE);
}
