import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1 } from "@gradtape/core/internal";
import { segmentReduction } from "./segment-reduction.ts";
import { segmentRows } from "./segment-rows.ts";
import { unsortedCall } from "./segment-calls.ts";

const unsortedSegmentSumOp = /*@__PURE__*/ segmentReduction({
  name: "unsortedSegmentSum",
  accepts: "number",
  combine: "sum",
  empty: () => 0,
  grad:
    ({ inputs: [, ids] }, g) =>
    () =>
      segmentRows(g, ids),
});

/** The sum of the rows of each segment. */
export const summedInto = (x: Tensor, ids: Tensor, segments: number): Tensor =>
  dispatch1(unsortedSegmentSumOp, [x, ids], { segments });

/**
 * The sum of the rows of each segment: row i of the result is of the rows of `data` whose id is i. Ids may stand in any
 * order; rows of ids below 0 are left out. An id that does not occur gives 0.
 *
 * Shape: `[numSegments] + data.shape[ids.rank:]`; data begins with the shape of the ids. Dtypes: integers, floats and complex;
 * ids are integers (int32 from JavaScript numbers). Throws `ShapeError` for an id of `numSegments` or more where it can be seen
 * in time; on the others (WebGPU, compiled functions) such a row is left out.
 * Gradient: to each row `g` of its segment.
 *
 * @example
 * unsortedSegmentSum([[1, 2], [3, 4], [5, 6]], [2, 0, 2], 3).arraySync() // => [[3, 4], [0, 0], [6, 8]]
 */
export function unsortedSegmentSum<const X extends TensorLike>(
  data: X,
  segmentIds: TensorLike,
  numSegments: number,
): Of<Shape, DTypeOf<X>>;
export function unsortedSegmentSum(
  data: TensorLike,
  segmentIds: TensorLike,
  numSegments: number,
): Tensor {
  const { x, ids, segments } = unsortedCall("unsortedSegmentSum", data, segmentIds, numSegments);
  return summedInto(x, ids, segments);
}
