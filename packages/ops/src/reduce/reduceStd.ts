import type {
  Axes,
  DTypeOf,
  Fit,
  ReduceResult,
  ReduceShape,
  Tensor,
  TensorLike,
} from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import type { PartDType } from "../math/part-dtype.ts";
import { sqrt } from "../math/sqrt.ts";
import { reduceVariance } from "./reduceVariance.ts";

/**
 * Standard deviation along some axes (all by default): the root of `reduceVariance`. Of no elements it is NaN.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: floats, and
 * complex, which gives the dtype of its parts.
 * Gradient: `g · (x - mean(x)) / (n · y)`; NaN where all elements are equal, as in TensorFlow: there is none.
 *
 * @example
 * reduceStd([[1, 2], [3, 6]], 0).arraySync() // => [1, 2]
 */
export function reduceStd<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(
  x: X,
  axis?: Fit<A, ReduceShape<X, A, K>>,
  options?: { keepDims?: K },
): ReduceResult<X, A, K, PartDType<DTypeOf<X>>>;
export function reduceStd(x: TensorLike, axis?: Axes, options?: { keepDims?: boolean }): Tensor {
  checkOptions("reduceStd", options, ["keepDims"]);
  const t = toTensor("reduceStd", x);
  checkDType("reduceStd", t.dtype, "inexact");
  return sqrt(reduceVariance(t, axis, options));
}
