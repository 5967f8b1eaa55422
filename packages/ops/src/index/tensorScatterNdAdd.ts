import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { gatheredNd } from "./gatherNd.ts";
import { tensorScatter } from "./tensor-scatter.ts";

export const addInto = /*@__PURE__*/ tensorScatter({
  name: "tensorScatterNdAdd",
  accepts: "number",
  combine: "sum",
  grad: ({ inputs: [, indices], attrs: { batchDims } }, g) => [
    () => g,
    () => gatheredNd(g, indices, batchDims),
  ],
});

/**
 * `tensor` with `updates` added at the places that `indices` name: the last axis of the indices holds a place.
 *
 * Shape: that of the tensor; updates are `indices.shape[:-1] + tensor.shape[indices.shape[-1]:]`. Dtypes: integers, floats and
 * complex; indices are integers (int32 from JavaScript numbers). Errors: as `scatterNd`.
 * Gradient: `g` to the tensor, and to updates `g` at their places.
 *
 * @example
 * tensorScatterNdAdd([1, 2, 3], [[0], [2], [0]], [10, 20, 30]).arraySync() // => [41, 2, 23]
 */
export function tensorScatterNdAdd<const X extends TensorLike>(
  tensor: Arg<X>,
  indices: TensorLike,
  updates: TensorLike,
): Like<X>;
export function tensorScatterNdAdd(
  tensor: TensorLike,
  indices: TensorLike,
  updates: TensorLike,
): Tensor {
  return addInto("tensorScatterNdAdd", tensor, indices, updates);
}
