import type { Fit, Like, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch1, normalizeAxis, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { exp } from "../math/exp.ts";
import { log } from "../math/log.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { reduceSum } from "../reduce/reduceSum.ts";

const logSoftmaxOp = /*@__PURE__*/ defineOp<{ readonly axis: number }>({
  name: "logSoftmax",
  infer([x]) {
    checkDType("logSoftmax", x.dtype, "float");
    return [{ shape: x.shape, dtype: x.dtype }];
  },
  compose([x], { axis }) {
    const shifted = subtract(x, reduceMax(x, axis, { keepDims: true }));
    return [subtract(shifted, log(reduceSum(exp(shifted), axis, { keepDims: true })))];
  },
  grad: ({ outputs: [y], attrs: { axis } }, g) => [() => logSoftmaxGradient(y, g, axis)],
});

/** Pulls `g` back from `y = logSoftmax(x)` to x. */
export const logSoftmaxGradient = (y: Tensor, g: Tensor, axis: number): Tensor =>
  subtract(g, multiply(exp(y), reduceSum(g, axis, { keepDims: true })));

/**
 * `x - log Σ eˣ` along an axis (the last by default): the logarithm of `softmax(x)`, exact also where that is too small
 * for the dtype. NaN where a row holds NaN or `Infinity`, or nothing but `-Infinity`.
 *
 * Shape: that of x. Dtypes: floats. Throws `ShapeError` for a scalar, which has no axis.
 * Gradient: `g - eʸ · Σ g`.
 *
 * @example
 * logSoftmax([0, 1000]).arraySync() // => [-1000, 0]
 */
export function logSoftmax<const X extends TensorLike, const A extends number = -1>(
  x: X,
  axis?: Fit<A, ReduceShape<X, A>>,
): Like<X>;
export function logSoftmax(x: TensorLike, axis = -1): Tensor {
  const t = toTensor("logSoftmax", x);
  return dispatch1(logSoftmaxOp, [t], { axis: normalizeAxis("logSoftmax", axis, t.rank) });
}
