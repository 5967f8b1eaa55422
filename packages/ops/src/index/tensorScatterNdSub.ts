import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { neg } from "../math/neg.ts";
import { addInto } from "./tensorScatterNdAdd.ts";

/** For what the user called `call`. */
export function subtractInto(
  call: string,
  tensor: TensorLike,
  indices: TensorLike,
  updates: TensorLike,
): Tensor {
  const x = toTensor(call, tensor);
  checkDType(call, x.dtype, "number");
  return addInto(call, x, indices, neg(toTensor(call, updates, x.dtype)));
}

/**
 * `tensor` with `updates` subtracted at the places that `indices` name: the last axis of the indices holds a place.
 *
 * Shape: that of the tensor; updates are `indices.shape[:-1] + tensor.shape[indices.shape[-1]:]`. Dtypes: integers, floats and
 * complex; indices are integers (int32 from JavaScript numbers). Errors: as `scatterNd`.
 * Gradient: `g` to the tensor, and to updates `-g` at their places.
 *
 * @example
 * tensorScatterNdSub([1, 2, 3], [[0], [2], [0]], [10, 20, 30]).arraySync() // => [-39, 2, -17]
 */
export function tensorScatterNdSub<const X extends TensorLike>(
  tensor: Arg<X>,
  indices: TensorLike,
  updates: TensorLike,
): Like<X>;
export function tensorScatterNdSub(
  tensor: TensorLike,
  indices: TensorLike,
  updates: TensorLike,
): Tensor {
  return subtractInto("tensorScatterNdSub", tensor, indices, updates);
}
