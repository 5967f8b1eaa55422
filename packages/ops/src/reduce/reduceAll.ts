import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, toTensor } from "@gradtape/core/internal";
import { reduction, reductionAttrs } from "../define/reduction.ts";

const reduceAllOp = /*@__PURE__*/ reduction({ name: "reduceAll", accepts: "bool", combine: "min" });

/**
 * Logical "and" along some axes (all by default): whether every element is true. Of no elements it is true.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: bool. Gradient: none.
 *
 * @example
 * reduceAll([[true, false], [true, true]], 0).arraySync() // => [true, false]
 */
export function reduceAll<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(x: X, axis?: Fit<A, ReduceShape<X, A, K>>, options?: { keepDims?: K }): ReduceResult<X, A, K>;
export function reduceAll(x: TensorLike, axis?: Axes, options?: { keepDims?: boolean }): Tensor {
  const t = toTensor("reduceAll", x);
  return dispatch1(reduceAllOp, [t], reductionAttrs("reduceAll", t, axis, options));
}
