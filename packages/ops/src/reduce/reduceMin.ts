import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, toTensor } from "@gradtape/core/internal";
import { reduction, reductionAttrs } from "../define/reduction.ts";
import { sharedByTies } from "./shared-by-ties.ts";

const reduceMinOp = /*@__PURE__*/ reduction({
  name: "reduceMin",
  accepts: "real",
  combine: "min",
  grad: ({ inputs: [x], outputs: [y], attrs }, g) => [() => sharedByTies(x, y, g, attrs)],
});

/**
 * The smallest element along some axes (all by default). NaN if there is a NaN.
 *
 * The min of no elements is `Infinity`, for integers the dtype's highest value, as in TensorFlow (NumPy refuses it).
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: integers and floats.
 * Gradient: `g` to the smallest element; several that are equal share it equally.
 *
 * @example
 * reduceMin([[1, 4], [3, 2]], 0).arraySync() // => [1, 2]
 */
export function reduceMin<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(x: X, axis?: Fit<A, ReduceShape<X, A, K>>, options?: { keepDims?: K }): ReduceResult<X, A, K>;
export function reduceMin(x: TensorLike, axis?: Axes, options?: { keepDims?: boolean }): Tensor {
  const t = toTensor("reduceMin", x);
  return dispatch1(reduceMinOp, [t], reductionAttrs("reduceMin", t, axis, options));
}
