import type { Fit, Like, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch1, e, normalizeAxis, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { rowKernel, softmaxRow, wideLoad } from "../define/row-kernel.ts";
import { softmaxGradient } from "./softmax-gradient.ts";

const softmaxOp = /*@__PURE__*/ defineOp<{ readonly axis: number }>({
  name: "softmax",
  infer([x]) {
    checkDType("softmax", x.dtype, "float");
    return [{ shape: x.shape, dtype: x.dtype }];
  },
  lower([x], { axis }, [out]) {
    const { folds, power, sum } = softmaxRow(wideLoad(0, x));
    // One division a row: of each element it would take longer than all else.
    return rowKernel([x], [axis], folds, [[out, e.mul(power, e.div(1, sum))]]);
  },
  grad: ({ outputs: [y], attrs: { axis } }, g) => [() => softmaxGradient(y, g, axis)],
});

/**
 * `eˣ / Σ eˣ` along an axis (the last by default): positive numbers that sum to 1. Huge inputs do not overflow: the maximum
 * is taken out first. NaN where a row holds NaN or `Infinity`, or nothing but `-Infinity`.
 *
 * Shape: that of x. Dtypes: floats. Throws `ShapeError` for a scalar, which has no axis.
 * Gradient: `y · (g - Σ g · y)`.
 *
 * @example
 * softmax([1, 1, -Infinity, 1001, 1001]).arraySync() // => [0, 0, 0, 0.5, 0.5]
 */
export function softmax<const X extends TensorLike, const A extends number = -1>(
  x: X,
  axis?: Fit<A, ReduceShape<X, A>>,
): Like<X>;
export function softmax(x: TensorLike, axis = -1): Tensor {
  const t = toTensor("softmax", x);
  return dispatch1(softmaxOp, [t], { axis: normalizeAxis("softmax", axis, t.rank) });
}
