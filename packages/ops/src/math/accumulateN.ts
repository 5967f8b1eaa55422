import type { Like, Tensor, TensorLike } from "@gradtape/core";
import { addN } from "./addN.ts";

/**
 * Another name of `addN`, as in TensorFlow: sum of a list of tensors, element by element, without broadcasting.
 *
 * Shape: that of every input. Dtypes: integers (wrapping), floats and complex, all the same. Throws `ArgumentError` for an empty
 * list and `ShapeError` for shapes that differ. Gradient: `g` to each.
 *
 * @example
 * math.accumulateN([[1, 2], [3, 4], [5, 6]]).arraySync() // => [9, 12]
 */
export function accumulateN<const L extends readonly TensorLike[]>(inputs: L): Like<L[number]>;
export function accumulateN(inputs: readonly TensorLike[]): Tensor {
  return addN(inputs) as Tensor;
}
