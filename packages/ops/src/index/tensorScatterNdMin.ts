import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { sharedByWinners } from "./shared-by-winners.ts";
import { tensorScatter } from "./tensor-scatter.ts";

export const minInto = /*@__PURE__*/ tensorScatter({
  name: "tensorScatterNdMin",
  accepts: "real",
  combine: "min",
  grad: sharedByWinners,
});

/**
 * `tensor` with the smaller of itself and `updates` at the places that `indices` name: the last axis of the indices holds a
 * place. NaN if one of them is NaN.
 *
 * Shape: that of the tensor; updates are `indices.shape[:-1] + tensor.shape[indices.shape[-1]:]`. Dtypes: integers and floats;
 * indices are integers (int32 from JavaScript numbers). Errors: as `scatterNd`.
 * Gradient: `g`, in equal parts to those that are the minimum.
 *
 * @example
 * tensorScatterNdMin([5, 1, 3], [[0], [1], [0]], [4, 2, 0]).arraySync() // => [0, 1, 3]
 */
export function tensorScatterNdMin<const X extends TensorLike>(
  tensor: Arg<X>,
  indices: TensorLike,
  updates: TensorLike,
): Like<X>;
export function tensorScatterNdMin(
  tensor: TensorLike,
  indices: TensorLike,
  updates: TensorLike,
): Tensor {
  return minInto("tensorScatterNdMin", tensor, indices, updates);
}
