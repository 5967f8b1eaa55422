import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { sharedByWinners } from "./shared-by-winners.ts";
import { tensorScatter } from "./tensor-scatter.ts";

export const maxInto = /*@__PURE__*/ tensorScatter({
  name: "tensorScatterNdMax",
  accepts: "real",
  combine: "max",
  grad: sharedByWinners,
});

/**
 * `tensor` with the larger of itself and `updates` at the places that `indices` name: the last axis of the indices holds a
 * place. NaN if one of them is NaN.
 *
 * Shape: that of the tensor; updates are `indices.shape[:-1] + tensor.shape[indices.shape[-1]:]`. Dtypes: integers and floats;
 * indices are integers (int32 from JavaScript numbers). Errors: as `scatterNd`.
 * Gradient: `g`, in equal parts to those that are the maximum.
 *
 * @example
 * tensorScatterNdMax([1, 9, 3], [[0], [1], [0]], [7, 2, 8]).arraySync() // => [8, 9, 3]
 */
export function tensorScatterNdMax<const X extends TensorLike>(
  tensor: Arg<X>,
  indices: TensorLike,
  updates: TensorLike,
): Like<X>;
export function tensorScatterNdMax(
  tensor: TensorLike,
  indices: TensorLike,
  updates: TensorLike,
): Tensor {
  return maxInto("tensorScatterNdMax", tensor, indices, updates);
}
