import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch1, e, NONE, reduceShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { elementwise } from "../define/elementwise.ts";
import { reductionAttrs, type ReductionAttrs } from "../define/reduction.ts";
import { withReducedAxes } from "../define/spread.ts";
import { add } from "../math/add.ts";
import { exp } from "../math/exp.ts";
import { log } from "../math/log.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { reshape } from "../shape/reshape.ts";
import { reduceMax } from "./reduceMax.ts";
import { reduceSum } from "./reduceSum.ts";
import { shareOfSum } from "./share-of-sum.ts";

/** What to subtract before exponentiating: the maximum, unless a difference to it would be `Infinity - Infinity`. */
const shiftOp = /*@__PURE__*/ elementwise({
  name: "finiteOrZero",
  arity: 1,
  accepts: "float",
  scalar: ([max]) => e.where(e.isFinite(max), max, 0),
});

const logSumExpOp = /*@__PURE__*/ defineOp<ReductionAttrs>({
  name: "logSumExp",
  infer([x], { axes, keepDims }) {
    checkDType("logSumExp", x.dtype, "float");
    return [{ shape: reduceShape("logSumExp", x.shape, axes, keepDims), dtype: x.dtype }];
  },
  compose([x], { axes, keepDims }) {
    const shift = dispatch1(shiftOp, [reduceMax(x, axes, { keepDims: true })], NONE);
    const sum = reduceSum(exp(subtract(x, shift)), axes, { keepDims });
    return [add(log(sum), keepDims ? shift : reshape(shift, [...sum.shape]))];
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
