import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  NONE,
  readOf,
  sameDType,
  storeTo,
  toTensor,
  type None,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { gatheredNd } from "./gatherNd.ts";
import { checkIndexDType, checkIndices, toIndices } from "./index-range.ts";
import { checkUpdates, namedAxes } from "./nd-layout.ts";
import { scatterInto } from "./scatter-into.ts";

const tensorScatterNdAddOp = /*@__PURE__*/ defineOp<None>({
  name: "tensorScatterNdAdd",
  infer([x, indices, updates]) {
    checkIndexDType("tensorScatterNdAdd", indices);
    checkDType("tensorScatterNdAdd", x.dtype, "number");
    sameDType("tensorScatterNdAdd", x.dtype, updates.dtype);
    checkUpdates("tensorScatterNdAdd", updates.shape, x.shape, indices.shape, 0);
    return [x];
  },
  lower: ([x, indices, updates], _, [out]) => [
    {
      kind: "map",
      axes: out.shape,
      reads: [readOf(0, x)],
      store: storeTo(0, out, e.load(0, x.dtype)),
    },
    scatterInto(out, { spec: updates, input: 2 }, { spec: indices, input: 1 }, 0, "sum"),
  ],
  validate: ([x, indices]) =>
    checkIndices("tensorScatterNdAdd", indices, x.shape, namedAxes(indices.shape, 0)),
  grad: ({ inputs: [, indices] }, g) => [() => g, null, () => gatheredNd(g, indices, 0)],
});

/**
 * `tensor` with `updates` added at the places that `indices` name: the last axis of the indices holds a place.
 *
 * Shape: that of the tensor; updates are `indices.shape[:-1] + tensor.shape[indices.shape[-1]:]`. Dtypes: integers and floats;
 * indices are integers (int32 from JavaScript numbers). Errors: as `scatterNd`.
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
  const op = "tensorScatterNdAdd";
  const x = toTensor(op, tensor);
  return dispatch1(
    tensorScatterNdAddOp,
    [x, toIndices(op, indices), toTensor(op, updates, x.dtype)],
    NONE,
  );
}
