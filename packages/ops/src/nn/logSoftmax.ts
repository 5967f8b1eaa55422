import type { Fit, Like, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch1, e, normalizeAxis, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { rowKernel, softmaxRow, wideLoad } from "../define/row-kernel.ts";
import { logSoftmaxGradient } from "./log-softmax-gradient.ts";

const logSoftmaxOp = /*@__PURE__*/ defineOp<{ readonly axis: number }>({
  name: "logSoftmax",
  infer([x]) {
    checkDType("logSoftmax", x.dtype, "float");
    return [{ shape: x.shape, dtype: x.dtype }];
  },
  lower([x], { axis }, [out]) {
    const { folds, shifted, sum } = softmaxRow(wideLoad(0, x));
    return rowKernel([x], [axis], folds, [[out, e.sub(shifted, e.log(sum))]]);
  },
  grad: ({ outputs: [y], attrs: { axis } }, g) => [() => logSoftmaxGradient(y, g, axis)],
});

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
