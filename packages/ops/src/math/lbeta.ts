import type { Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { normalizeAxis, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { lgamma } from "./lgamma.ts";
import { subtract } from "./subtract.ts";

/**
 * Logarithm of the absolute value of the beta function of the elements along the last axis: `Σ ln |Γ(xᵢ)| - ln |Γ(Σ xᵢ)|`.
 *
 * Shape: without the last axis. Dtypes: floats. Throws `ShapeError` for a scalar. Gradient: `g · (ψ(xᵢ) - ψ(Σ xⱼ))`.
 *
 * @example
 * math.lbeta([[2, 3], [0.5, 0.5]]).arraySync() // => ≈ [-2.4849067, 1.1447299]
 */
export function lbeta<const X extends TensorLike>(
  x: Fit<X, ReduceShape<X, -1>>,
): ReduceResult<X, -1>;
export function lbeta(x: TensorLike): Tensor {
  const t = toTensor("lbeta", x);
  checkDType("lbeta", t.dtype, "float");
  normalizeAxis("lbeta", -1, t.rank);
  return subtract(reduceSum(lgamma(t), -1), lgamma(reduceSum(t, -1))) as Tensor;
}
