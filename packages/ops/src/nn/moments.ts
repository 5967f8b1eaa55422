import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch, reduceShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { reductionAttrs, type ReductionAttrs } from "../define/reduction.ts";
import { countOf, withReducedAxes } from "../define/spread.ts";
import { add } from "../math/add.ts";
import { divide } from "../math/divide.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { reduceMean } from "../reduce/reduceMean.ts";
import { reshape } from "../shape/reshape.ts";
import { meanSquareAround } from "./mean-pairs.ts";

const momentsOp = /*@__PURE__*/ defineOp<ReductionAttrs>({
  name: "moments",
  infer([x], { axes, keepDims }) {
    checkDType("moments", x.dtype, "float");
    const type = { shape: reduceShape("moments", x.shape, axes, keepDims), dtype: x.dtype };
    return [type, type];
  },
  compose([x], { axes, keepDims }) {
    const mean = reduceMean(x, axes, { keepDims: true }) as Tensor;
    const variance = meanSquareAround(x, mean, axes);
    if (keepDims) return [mean, variance];
    const shape = x.shape.filter((_, d) => !axes.includes(d));
    return [reshape(mean, shape), reshape(variance, shape)];
  },
  grad({ inputs: [x], outputs: [mean], attrs }, gMean, gVariance) {
    const [m, gm, gv] = [mean, gMean, gVariance].map((t) => withReducedAxes(t, x, attrs)) as [
      Tensor,
      Tensor,
      Tensor,
    ];
    const ofVariance = (): Tensor => multiply(multiply(gv, 2), subtract(x, m));
    return [() => divide(add(ofVariance(), gm), countOf(x, attrs))];
  },
});

/**
 * Mean and variance along some axes, in one pass backwards: `[mean, variance]`, as `reduceMean` and `reduceVariance` give
 * them. `null` takes all axes.
 *
 * Shape of each: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: floats.
 * Gradient: `(g₁ + 2 · g₂ · (x - mean)) / n`.
 *
 * @example
 * moments([[1, 2], [3, 6]], 0).map((m) => m.arraySync()) // => [[2, 4], [1, 4]]
 */
export function moments<
  const X extends TensorLike,
  const A extends Axes,
  K extends boolean = false,
>(
  x: X,
  axes: Fit<A, ReduceShape<X, A, K>>,
  options?: { keepDims?: K },
): [mean: ReduceResult<X, A, K>, variance: ReduceResult<X, A, K>];
export function moments(x: TensorLike, axes: Axes, options?: { keepDims?: boolean }): Tensor[] {
  const t = toTensor("moments", x);
  return [...dispatch(momentsOp, [t], reductionAttrs("moments", t, axes, options))];
}
