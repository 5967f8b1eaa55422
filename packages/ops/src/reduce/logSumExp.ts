import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch1, e, reduceShape, toTensor, type Expr } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { reductionAttrs, type ReductionAttrs } from "../define/reduction.ts";
import { rowKernel, softmaxRow, wideLoad } from "../define/row-kernel.ts";
import { withReducedAxes } from "../define/spread.ts";
import { multiply } from "../math/multiply.ts";
import { shareOfSum } from "./share-of-sum.ts";

/** What to subtract before exponentiating: the maximum, unless a difference to it would be `Infinity - Infinity`. */
const shift = (max: Expr): Expr => e.where(e.isFinite(max), max, 0);

const logSumExpOp = /*@__PURE__*/ defineOp<ReductionAttrs>({
  name: "logSumExp",
  infer([x], { axes, keepDims }) {
    checkDType("logSumExp", x.dtype, "float");
    return [{ shape: reduceShape("logSumExp", x.shape, axes, keepDims), dtype: x.dtype }];
  },
  lower([x], { axes }, [out]) {
    const v = wideLoad(0, x);
    const { folds, sum } = softmaxRow(v, shift);
    return rowKernel([x], axes, folds, [[out, e.add(e.log(sum), shift(e.acc(v.dtype)))]]);
  },
  grad({ inputs: [x], outputs: [y], attrs }, g) {
    return [
      () => multiply(withReducedAxes(g, x, attrs), shareOfSum(x, withReducedAxes(y, x, attrs))),
    ];
  },
});

/**
 * `log Σ eˣ` along some axes (all by default), without overflow or loss of digits: the maximum is taken out first.
 * `-Infinity` where every element is, and of no elements.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: floats. Gradient: `g · softmax(x)`, and 0
 * where every element is `-Infinity`.
 *
 * @example
 * logSumExp([1000, 1000]).arraySync() // => 1000.6931762695312
 */
export function logSumExp<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(x: X, axis?: Fit<A, ReduceShape<X, A, K>>, options?: { keepDims?: K }): ReduceResult<X, A, K>;
export function logSumExp(x: TensorLike, axis?: Axes, options?: { keepDims?: boolean }): Tensor {
  const t = toTensor("logSumExp", x);
  return dispatch1(logSumExpOp, [t], reductionAttrs("logSumExp", t, axis, options));
}
