import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, toTensor } from "@gradtape/core/internal";
import { reduction, reductionAttrs } from "../define/reduction.ts";
import { sharedByTies } from "./shared-by-ties.ts";

const reduceMaxOp = /*@__PURE__*/ reduction({
  name: "reduceMax",
  accepts: "real",
  combine: "max",
  grad: ({ inputs: [x], outputs: [y], attrs }, g) => [() => sharedByTies(x, y, g, attrs)],
});

/**
 * The largest element along some axes (all by default). NaN if there is a NaN.
 *
 * The max of no elements is `-Infinity`, for integers the dtype's lowest value, as in TensorFlow (NumPy refuses it).
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: integers and floats.
 * Gradient: `g` to the largest element; several that are equal share it equally.
 *
 * @example
 * reduceMax([[1, 4], [3, 2]], 0).arraySync() // => [3, 4]
 */
export function reduceMax<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(x: X, axis?: Fit<A, ReduceShape<X, A, K>>, options?: { keepDims?: K }): ReduceResult<X, A, K>;
export function reduceMax(x: TensorLike, axis?: Axes, options?: { keepDims?: boolean }): Tensor {
  const t = toTensor("reduceMax", x);
  return dispatch1(reduceMaxOp, [t], reductionAttrs("reduceMax", t, axis, options));
}
