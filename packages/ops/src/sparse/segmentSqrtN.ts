import { type DTypeOf, type Of, type Shape, type Tensor, type TensorLike } from "@gradtape/core";
import { divide } from "../math/divide.ts";
import { sqrt } from "../math/sqrt.ts";
import { rowSums, type SparseSegmentOptions } from "./sparse-segments.ts";

/**
 * The sum, divided by the square root of their number, of some rows of a tensor over segments: row i of the result is that of
 * the rows `data[indices[j]]` for which `segmentIds[j]` is i; an id that does not occur gives 0. Ids ascend from 0 on, and the
 * last tells how many segments there are, so they are read at once. With `{ numSegments }` nothing is read, and they may stand
 * in any order.
 *
 * Shape: `[segments] + data.shape[1:]`; indices and ids are vectors of one size. Dtypes: floats and complex;
 * indices and ids are integers (int32 from JavaScript numbers). Throws `ArgumentError` if ids do not ascend, `ShapeError` for
 * indices out of range as `gather`, `UnsupportedError` where ids cannot be read at once and `numSegments` is not given.
 * Gradient: to data, added up where a row was taken several times.
 *
 * @example
 * sparse.segmentSqrtN([[1, 2], [3, 4], [5, 6]], [0, 2, 1], [0, 0, 1]).arraySync() // => ≈ [[4.2426405, 5.6568542], [3, 4]]
 */
export function segmentSqrtN<const X extends TensorLike>(
  data: X,
  indices: TensorLike,
  segmentIds: TensorLike,
  options?: SparseSegmentOptions,
): Of<Shape, DTypeOf<X>>;
export function segmentSqrtN(
  data: TensorLike,
  indices: TensorLike,
  segmentIds: TensorLike,
  options?: SparseSegmentOptions,
): Tensor {
  const op = "sparse.segmentSqrtN";
  const { sums, sizes } = rowSums(op, data, indices, segmentIds, options, "inexact");
  return divide(sums, sqrt(sizes())) as Tensor;
}
