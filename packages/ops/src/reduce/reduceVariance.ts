import type {
  Axes,
  DTypeOf,
  Fit,
  ReduceResult,
  ReduceShape,
  Tensor,
  TensorLike,
} from "@gradtape/core";
import { defineOp, dispatch1, reduceShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { reductionAttrs, type ReductionAttrs } from "../define/reduction.ts";
import { countOf, withReducedAxes } from "../define/spread.ts";
import { cast } from "../math/cast.ts";
import { conj } from "../math/conj.ts";
import { multiply } from "../math/multiply.ts";
import { partDType, type PartDType } from "../math/part-dtype.ts";
import { real } from "../math/real.ts";
import { subtract } from "../math/subtract.ts";
import { reduceMean } from "./reduceMean.ts";

const reduceVarianceOp = /*@__PURE__*/ defineOp<ReductionAttrs>({
  name: "reduceVariance",
  infer([x], { axes, keepDims }) {
    checkDType("reduceVariance", x.dtype, "inexact");
    return [
      { shape: reduceShape("reduceVariance", x.shape, axes, keepDims), dtype: partDType(x.dtype) },
    ];
  },
  compose([x], { axes, keepDims }) {
    const d = deviation(x, axes);
    return [reduceMean(real(multiply(d, conj(d))), axes, { keepDims })];
  },
  grad({ inputs: [x], attrs }, g) {
    const scaled = (): Tensor => multiply(withReducedAxes(g, x, attrs), 2 / countOf(x, attrs));
    return [() => multiply(deviation(x, attrs.axes), cast(scaled(), x.dtype))];
  },
});

const deviation = (x: Tensor, axes: readonly number[]): Tensor =>
  subtract(x, reduceMean(x, axes, { keepDims: true }));

/**
 * Variance along some axes (all by default): the mean of `|x - mean(x)|²`, not corrected for the degree of freedom that the
 * mean takes. Of no elements it is NaN.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: floats, and
 * complex, which gives the dtype of its parts.
 * Gradient: `g · 2/n · (x - mean(x))`.
 *
 * @example
 * reduceVariance([[1, 2], [3, 6]], 0).arraySync() // => [1, 4]
 */
export function reduceVariance<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(
  x: X,
  axis?: Fit<A, ReduceShape<X, A, K>>,
  options?: { keepDims?: K },
): ReduceResult<X, A, K, PartDType<DTypeOf<X>>>;
export function reduceVariance(
  x: TensorLike,
  axis?: Axes,
  options?: { keepDims?: boolean },
): Tensor {
  const t = toTensor("reduceVariance", x);
  return dispatch1(reduceVarianceOp, [t], reductionAttrs("reduceVariance", t, axis, options));
}
