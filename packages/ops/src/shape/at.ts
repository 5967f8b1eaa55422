import type { AtResult, AtShape, FitRest, Index, Tensor, TensorLike } from "@gradtape/core";
import { resolveIndex, toTensor } from "@gradtape/core/internal";
import { slicedBy } from "./stridedSlice.ts";

/**
 * The part of `x` at an index, as Python's `x[...]`: a number takes one place and its axis goes; `":"` takes a whole axis and
 * `"1:3"`, `"::-1"` a range; `null` is a new axis of size 1; `"..."` stands for all axes between. Copies nothing.
 *
 * Negative places count from the end. Axes for which nothing is said are taken whole.
 *
 * Dtypes: any. Throws `ShapeError` for a place out of range and for more entries than axes, `ArgumentError` for what is no
 * index. Gradient: `g`, with zeros where `x` was left out.
 *
 * @example
 * at([[1, 2, 3], [4, 5, 6]], 0, "::-1").arraySync() // => [3, 2, 1]
 */
export function at<const X extends TensorLike, const I extends readonly Index[]>(
  x: X,
  ...index: FitRest<I, AtShape<X, I>>
): AtResult<X, I>;
export function at(x: TensorLike, ...index: readonly Index[]): Tensor {
  const t = toTensor("at", x);
  return slicedBy(t, resolveIndex("at", t.shape, index));
}
