// Folds of the elements that are not NaN.
import { isDifferentiable, type Axes, type Tensor, type TensorLike } from "@gradtape/core";
import * as ops from "../index.ts";
import { asTensor, inexact } from "./operands.ts";
import {
  all,
  call,
  ddofOf,
  max,
  min,
  prod,
  sum,
  type Along,
  type DdofOption,
} from "./reductions.ts";

/** NaN as another value. */
const without = (t: Tensor, value: number): Tensor =>
  isDifferentiable(t.dtype) ? ops.where(ops.isNan(t), value, t) : t;

/**
 * Sum of what is not NaN.
 *
 * @example
 * `${nansum([1, NaN, 2])}` // => "3.0"
 */
export const nansum = (x: TensorLike, axis?: Axes | Along, options?: Along): Tensor =>
  sum(without(asTensor("nansum", x), 0), axis, options);

/**
 * Product of what is not NaN.
 *
 * @example
 * `${nanprod([3, NaN, 2])}` // => "6.0"
 */
export const nanprod = (x: TensorLike, axis?: Axes | Along, options?: Along): Tensor =>
  prod(without(asTensor("nanprod", x), 1), axis, options);

/**
 * Mean of what is not NaN; NaN if that is nothing.
 *
 * @example
 * `${nanmean([1, NaN, 2])}` // => "1.5"
 */
export function nanmean(x: TensorLike, axis?: Axes | Along, options?: Along): Tensor {
  const y = inexact("nanmean", x);
  const count = ops.cast(ops.logicalNot(ops.isNan(y)), y.dtype);
  return ops.divide(nansum(y, axis, options), sum(count, axis, options));
}

/**
 * Variance of what is not NaN.
 *
 * @example
 * `${nanvar([1, NaN, 2])}` // => "0.25"
 */
export function nanvar(
  x: TensorLike,
  axis?: Axes | (Along & DdofOption),
  options?: Along & DdofOption,
): Tensor {
  const { t, axes, keepDims, given } = call("nanvar", x, axis, options, ["ddof"]);
  const y = inexact("nanvar", t);
  const d = ops.subtract(y, nanmean(y, axes, { keepdims: true }));
  const count = ops.cast(ops.logicalNot(ops.isNan(y)), y.dtype);
  const n = ops.subtract(
    ops.reduceSum(count, axes, { keepDims }) as Tensor,
    ddofOf("nanvar", given),
  ) as Tensor;
  return ops.divide(
    ops.reduceSum(without(ops.square(d) as Tensor, 0), axes, { keepDims }) as Tensor,
    ops.where(ops.greater(n, 0), n, NaN),
  );
}

/**
 * Standard deviation of what is not NaN.
 *
 * @example
 * `${nanstd([1, NaN, 2])}` // => "0.5"
 */
export const nanstd = (
  x: TensorLike,
  axis?: Axes | (Along & DdofOption),
  options?: Along & DdofOption,
): Tensor => ops.sqrt(nanvar(x, axis, options)) as Tensor;

/** The largest or smallest of what is not NaN, NaN if that is nothing. */
function nanExtreme(
  op: "nanmax" | "nanmin",
  x: TensorLike,
  axis: Axes | Along,
  options: Along | undefined,
): Tensor {
  const t = asTensor(op, x);
  const find = op === "nanmax" ? max : min;
  if (!isDifferentiable(t.dtype)) return find(t, axis, options);
  const found = find(without(t, op === "nanmax" ? -Infinity : Infinity), axis, options);
  return ops.where(all(ops.isNan(t), axis, options), NaN, found);
}

/**
 * Largest of what is not NaN.
 *
 * @example
 * `${nanmax([1, NaN, 2])}` // => "2.0"
 */
export const nanmax = (x: TensorLike, axis?: Axes | Along, options?: Along): Tensor =>
  nanExtreme("nanmax", x, axis, options);

/**
 * Smallest of what is not NaN.
 *
 * @example
 * `${nanmin([1, NaN, 2])}` // => "1.0"
 */
export const nanmin = (x: TensorLike, axis?: Axes | Along, options?: Along): Tensor =>
  nanExtreme("nanmin", x, axis, options);
