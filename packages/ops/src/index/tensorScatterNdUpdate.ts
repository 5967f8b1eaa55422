import type { Arg, Like, Shape, Tensor, TensorLike } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  NONE,
  readOf,
  sameDType,
  sizeOf,
  storeTo,
  toTensor,
  type None,
} from "@gradtape/core/internal";
import { equal } from "../compare/equal.ts";
import { range } from "../create/range.ts";
import { zeros } from "../create/zeros.ts";
import { zerosLike } from "../create/zerosLike.ts";
import { where } from "../logic/where.ts";
import { reshape } from "../shape/reshape.ts";
import { gatheredNd } from "./gatherNd.ts";
import { checkIndexDType, checkIndices, toIndices } from "./index-range.ts";
import { checkUpdates, depthOf, namedAxes } from "./nd-layout.ts";
import { scatterInto } from "./scatter-into.ts";

const tensorScatterNdUpdateOp = /*@__PURE__*/ defineOp<None>({
  name: "tensorScatterNdUpdate",
  infer([x, indices, updates]) {
    checkIndexDType("tensorScatterNdUpdate", indices);
    sameDType("tensorScatterNdUpdate", x.dtype, updates.dtype);
    checkUpdates("tensorScatterNdUpdate", updates.shape, x.shape, indices.shape, 0);
    return [x];
  },
  lower: ([x, indices, updates], _, [out]) => [
    {
      kind: "map",
      axes: out.shape,
      reads: [readOf(0, x)],
      store: storeTo(0, out, e.load(0, x.dtype)),
    },
    scatterInto(out, { spec: updates, input: 2 }, { spec: indices, input: 1 }, 0, "set"),
  ],
  validate: ([x, indices]) =>
    checkIndices("tensorScatterNdUpdate", indices, x.shape, namedAxes(indices.shape, 0)),
  grad: ({ inputs: [x, indices, updates] }, g) => [
    () => updated(g, indices, zerosLike(updates)),
    null,
    () => where(survivors(x.shape, indices, updates), gatheredNd(g, indices, 0), 0),
  ],
});

/** Whether each update is the last one of its place: the one whose number stays when all write their numbers. */
function survivors(shape: Shape, indices: Tensor, updates: Tensor): Tensor {
  const places = indices.shape.slice(0, -1);
  const numbers = reshape(range(sizeOf(places), { dtype: "int32" }), places);
  const board = zeros(shape.slice(0, depthOf(indices.shape)), { dtype: "int32" });
  const last = equal(gatheredNd(updated(board, indices, numbers), indices, 0), numbers);
  return reshape(last, [...places, ...updates.shape.slice(places.length).map(() => 1)]);
}

const updated = (x: Tensor, indices: Tensor, updates: Tensor): Tensor =>
  dispatch1(tensorScatterNdUpdateOp, [x, indices, updates], NONE);

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
  const op = "tensorScatterNdUpdate";
  const x = toTensor(op, tensor);
  return updated(x, toIndices(op, indices), toTensor(op, updates, x.dtype));
}
