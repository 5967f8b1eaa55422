import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch1, e, NONE } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { elementwise } from "../define/elementwise.ts";
import { runAlong, type RunningAttrs, type RunningOptions } from "../define/running.ts";
import { multiply } from "../math/multiply.ts";
import { shareOfSum } from "../reduce/share-of-sum.ts";
import { identity } from "../shape/identity.ts";
import { later } from "./shifted-along.ts";

/** `log(eᵃ + eᵇ)` */
const logAddExpOp = /*@__PURE__*/ elementwise({
  name: "logAddExp",
  arity: 2,
  accepts: "float",
  scalar: ([a, b]) => {
    const most = e.max(a, b);
    const rest = e.log1p(e.exp(e.neg(e.abs(e.sub(a, b)))));
    return e.where(e.isInf(most), most, e.add(most, rest));
  },
  grad: ({ inputs: [a, b], outputs: [y] }, g) => [
    () => multiply(g, shareOfSum(a, y)),
    () => multiply(g, shareOfSum(b, y)),
  ],
});

// Sums of spans compose, so spans double in length: log₂ n steps.
// Source: Hillis & Steele, "Data parallel algorithms" (CACM 1986).
const cumulativeLogsumexpOp = /*@__PURE__*/ defineOp<RunningAttrs>({
  name: "cumulativeLogsumexp",
  infer([x]) {
    checkDType("cumulativeLogsumexp", x.dtype, "float");
    return [{ shape: x.shape, dtype: x.dtype }];
  },
  compose([x], { axis, exclusive }) {
    let sum: Tensor = exclusive ? later(x, axis, 1, -Infinity) : x;
    for (let span = 1; span < x.shape[axis]!; span *= 2)
      sum = dispatch1(logAddExpOp, [sum, later(sum, axis, span, -Infinity)], NONE);
    return [sum === x ? (identity(x) as Tensor) : sum];
  },
});

/**
 * Running `log Σ eˣ` along an axis (the first by default), without overflow or loss of digits: `y[i] = log(e^x[0] + … + e^x[i])`;
 * without `x[i]` itself if `exclusive` (the first is then `-Infinity`), from the end if `reverse`.
 *
 * Shape: that of x. Dtypes: floats. Throws `ShapeError` for an axis out of range. Gradient: to `x[k]` the sum of
 * `g[i] · e^(x[k] - y[i])` over the sums that hold it. It takes `n log n` work, as the function does.
 *
 * @example
 * math.cumulativeLogsumexp([0, 0, 1000]).arraySync() // => ≈ [0, 0.6931472, 1000]
 */
export function cumulativeLogsumexp<const X extends TensorLike>(
  x: Arg<X>,
  axis?: number,
  options?: RunningOptions,
): Like<X>;
export function cumulativeLogsumexp(x: TensorLike, axis = 0, options?: RunningOptions): Tensor {
  return runAlong("cumulativeLogsumexp", x, axis, options, (t, attrs) =>
    dispatch1(cumulativeLogsumexpOp, [t], attrs),
  );
}
