import type { Arg, DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { log } from "../math/log.ts";
import { multiply } from "../math/multiply.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { cholesky } from "./cholesky.ts";
import { diagonalOf } from "./lower-part.ts";
import { squareSize } from "./matrix-shapes.ts";

/**
 * The logarithm of the determinant of symmetric positive definite matrices, from Cholesky's factor: `2 · Σ log L[i, i]`. Of other
 * matrices `slogdet` gives it.
 *
 * Shape: `[..., n, n]` → `[...]`. Dtypes: float32 and float64. Throws `ShapeError` if the matrices are not square, and
 * `ArgumentError` if one is not positive definite. Gradient: that of `cholesky`.
 *
 * @example
 * logdet([[4, 0], [0, 1]]).arraySync() // => ≈ 1.3862943611198906
 */
export function logdet<const X extends TensorLike>(x: Arg<X>): Of<Shape, DTypeOf<X>>;
export function logdet(x: TensorLike): Tensor {
  const t = toTensor("logdet", x);
  squareSize("logdet", t.layout);
  return multiply(2, reduceSum(log(diagonalOf(cholesky(t))), -1));
}
