import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { broadcastToShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { reductionAttrs } from "../define/reduction.ts";
import { cast } from "../math/cast.ts";
import { divideNoNan } from "../math/divideNoNan.ts";
import { multiply } from "../math/multiply.ts";
import { square } from "../math/square.ts";
import { subtract } from "../math/subtract.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { reshape } from "../shape/reshape.ts";

/**
 * Mean and variance along some axes of elements that count several times: `Σ w · x / Σ w` and `Σ w · (x - mean)² / Σ w`.
 * `null` takes all axes. Both are 0 where the weights sum to 0.
 *
 * Shape of each: without the reduced axes, or with size 1 there if `keepDims`; the weights must broadcast to x
 * (else `ShapeError`). Dtypes: floats; weights may also be integers or bools. Gradient: through the formula, to x and to float
 * weights.
 *
 * @example
 * nn.weightedMoments([1, 4], 0, [2, 1]).map((m) => m.arraySync()) // => [2, 2]
 */
export function weightedMoments<
  const X extends TensorLike,
  const A extends Axes,
  K extends boolean = false,
>(
  x: X,
  axes: Fit<A, ReduceShape<X, A, K>>,
  frequencyWeights: TensorLike,
  options?: { keepDims?: K },
): [mean: ReduceResult<X, A, K>, variance: ReduceResult<X, A, K>];
export function weightedMoments(
  x: TensorLike,
  axes: Axes,
  frequencyWeights: TensorLike,
  options?: { keepDims?: boolean },
): Tensor[] {
  const op = "weightedMoments";
  const t = toTensor(op, x);
  checkDType(op, t.dtype, "float");
  const along = reductionAttrs(op, t, axes, options);
  const given = toTensor(op, frequencyWeights, t.dtype);
  checkDType(op, given.dtype, "ordered");
  broadcastToShape(op, given.shape, t.shape);
  const weights = cast(given, t.dtype);
  const sum = (y: Tensor): Tensor => reduceSum(y, along.axes, { keepDims: true }) as Tensor;
  const total = sum(broadcastTo(weights, [...t.shape]) as Tensor);
  const mean = divideNoNan(sum(multiply(weights, t)), total);
  const variance = divideNoNan(sum(multiply(weights, square(subtract(t, mean)))), total);
  if (along.keepDims) return [mean, variance];
  const shape = t.shape.filter((_, d) => !along.axes.includes(d));
  return [reshape(mean, shape), reshape(variance, shape)];
}
