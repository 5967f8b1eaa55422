import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { reductionAttrs } from "../define/reduction.ts";
import { countOf } from "../define/spread.ts";
import { square } from "../math/square.ts";
import { subtract } from "../math/subtract.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { isGiven } from "./is-given.ts";

/**
 * What mean and variance along some axes can be made of, by `normalizeMoments`: the number of elements, the sum of
 * `x - shift`, the sum of `(x - shift)²`, and the shift (`null` if none was given). The sums of several parts add up to those
 * of the whole.
 *
 * `null` takes all axes. A shift near the mean keeps digits that squares of large numbers lose; it must broadcast to x
 * (else `ShapeError`).
 * Shape of the sums: without the reduced axes, or with size 1 there if `keepDims`; the number is a scalar. Dtypes: integers
 * and floats. Gradient: `g` and `2 · g · (x - shift)` to x.
 *
 * @example
 * nn.sufficientStatistics([1, 2, 6], 0).map((s) => s?.arraySync()) // => [3, 9, 41, undefined]
 */
export function sufficientStatistics<
  const X extends TensorLike,
  const A extends Axes,
  K extends boolean = false,
>(
  x: X,
  axes: Fit<A, ReduceShape<X, A, K>>,
  options?: { shift?: TensorLike | null; keepDims?: K },
): [
  count: ReduceResult<X, null>,
  sum: ReduceResult<X, A, K>,
  sumOfSquares: ReduceResult<X, A, K>,
  shift: Tensor | null,
];
export function sufficientStatistics(
  x: TensorLike,
  axes: Axes,
  options?: { shift?: TensorLike | null; keepDims?: boolean },
): (Tensor | null)[] {
  const op = "sufficientStatistics";
  checkOptions(op, options, ["shift", "keepDims"]);
  const { shift, keepDims = false } = options ?? {};
  const t = toTensor(op, x);
  checkDType(op, t.dtype, "real");
  const along = reductionAttrs(op, t, axes, { keepDims });
  const from = isGiven(shift) ? toTensor(op, shift, t.dtype) : null;
  const moved = from ? subtract(t, from) : t;
  const sum = (y: Tensor): Tensor => reduceSum(y, along.axes, { keepDims }) as Tensor;
  return [toTensor(op, countOf(t, along), t.dtype), sum(moved), sum(square(moved)), from];
}
