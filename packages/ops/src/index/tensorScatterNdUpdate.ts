import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { sizeOf } from "@gradtape/core/internal";
import { equal } from "../compare/equal.ts";
import { range } from "../create/range.ts";
import { zeros } from "../create/zeros.ts";
import { zerosLike } from "../create/zerosLike.ts";
import { where } from "../logic/where.ts";
import { reshape } from "../shape/reshape.ts";
import { gatheredNd } from "./gatherNd.ts";
import { depthOf } from "./nd-layout.ts";
import { tensorScatter, type TensorScatterAttrs } from "./tensor-scatter.ts";

export const writeInto = /*@__PURE__*/ tensorScatter({
  name: "tensorScatterNdUpdate",
  accepts: "any",
  combine: "set",
  grad: ({ inputs: [x, indices, updates], attrs }, g) => [
    () => writeInto(attrs.call, g, indices, zerosLike(updates), attrs.batchDims),
    () => where(survivors(x, indices, updates, attrs), gatheredNd(g, indices, attrs.batchDims), 0),
  ],
});

/** Whether each update is the last one of its place: the one whose number stays when all write their numbers. */
function survivors(
  x: Tensor,
  indices: Tensor,
  updates: Tensor,
  { call, batchDims }: TensorScatterAttrs,
): Tensor {
  const places = indices.shape.slice(0, -1);
  const numbers = reshape(range(sizeOf(places), { dtype: "int32" }), places);
  const board = zeros(x.shape.slice(0, batchDims + depthOf(indices.shape)), { dtype: "int32" });
  const written = writeInto(call, board, indices, numbers, batchDims);
  const last = equal(gatheredNd(written, indices, batchDims), numbers);
  return reshape(last, [...places, ...updates.shape.slice(places.length).map(() => 1)]);
}

/**
 * `tensor` with `updates` in place of what was at the places that `indices` name: the last axis of the indices holds a place.
 *
 * Shape: that of the tensor; updates are `indices.shape[:-1] + tensor.shape[indices.shape[-1]:]`. Dtypes: any, both the same;
 * indices are integers (int32 from JavaScript numbers). Errors: as `scatterNd`. Of several updates of one place the last counts.
 * Gradient: to the tensor `g` with zeros at the places, and to updates `g` at their places, 0 to one that was overwritten.
 *
 * @example
 * tensorScatterNdUpdate([1, 2, 3], [[0], [2]], [10, 20]).arraySync() // => [10, 2, 20]
 */
export function tensorScatterNdUpdate<const X extends TensorLike>(
  tensor: Arg<X>,
  indices: TensorLike,
  updates: TensorLike,
): Like<X>;
export function tensorScatterNdUpdate(
  tensor: TensorLike,
  indices: TensorLike,
  updates: TensorLike,
): Tensor {
  return writeInto("tensorScatterNdUpdate", tensor, indices, updates);
}
