import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, toTensor } from "@gradtape/core/internal";
import { reduction, reductionAttrs } from "../define/reduction.ts";

const reduceAnyOp = /*@__PURE__*/ reduction({ name: "reduceAny", accepts: "bool", combine: "max" });

/**
 * Logical "or" along some axes (all by default): whether at least one element is true. Of no elements it is false.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: bool. Gradient: none.
 *
 * @example
 * reduceAny([[true, false], [false, false]], 0).arraySync() // => [true, false]
 */
export function reduceAny<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(x: X, axis?: Fit<A, ReduceShape<X, A, K>>, options?: { keepDims?: K }): ReduceResult<X, A, K>;
export function reduceAny(x: TensorLike, axis?: Axes, options?: { keepDims?: boolean }): Tensor {
  const t = toTensor("reduceAny", x);
  return dispatch1(reduceAnyOp, [t], reductionAttrs("reduceAny", t, axis, options));
}
