import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch, dispatch1, e, reduceShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { elementwise } from "../define/elementwise.ts";
import { reductionAttrs, type ReductionAttrs } from "../define/reduction.ts";
import { rowKernel, wideLoad } from "../define/row-kernel.ts";
import { countOf, withReducedAxes } from "../define/spread.ts";
import { divide } from "../math/divide.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { subtract } from "../math/subtract.ts";

const momentsOp = /*@__PURE__*/ defineOp<ReductionAttrs>({
  name: "moments",
  infer([x], { axes, keepDims }) {
    checkDType("moments", x.dtype, "float");
    const type = { shape: reduceShape("moments", x.shape, axes, keepDims), dtype: x.dtype };
    return [type, type];
  },
  lower([x], { axes }, [mean, variance]) {
    const element = wideLoad(0, x);
    const n = countOf(x, { axes });
    const centre = e.div(e.acc(element.dtype, 0), n);
    const moved = e.sub(element, centre);
    return rowKernel(
      [x],
      axes,
      [
        { combine: "sum", body: element },
        { combine: "sum", body: e.mul(moved, moved) },
      ],
      [
        [mean, centre],
        [variance, e.div(e.acc(element.dtype, 1), n)],
      ],
    );
  },
  grad({ inputs: [x], outputs: [mean], attrs }, gMean, gVariance) {
    const [m, gm, gv] = [mean, gMean, gVariance].map((t) => withReducedAxes(t, x, attrs)) as [
      Tensor,
      Tensor,
      Tensor,
    ];
    return [() => dispatch1(momentsGradientOp, [x, m, gm, gv], { count: countOf(x, attrs) })];
  },
});

const momentsGradientOp = /*@__PURE__*/ elementwise<{ readonly count: number }>({
  name: "momentsGradient",
  arity: 4,
  accepts: "float",
  scalar: ([x, mean, gMean, gVariance], { count }) =>
    e.div(e.add(gMean, e.mul(e.mul(gVariance!, 2), e.sub(x, mean))), count),
  grad({ inputs: [x, mean, , gVariance], attrs: { count } }, h) {
    const share = (): Tensor => divide(h, count);
    const toX = (): Tensor => multiply(share(), multiply(gVariance!, 2));
    return [toX, () => neg(toX()), share, () => multiply(share(), multiply(subtract(x, mean), 2))];
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
