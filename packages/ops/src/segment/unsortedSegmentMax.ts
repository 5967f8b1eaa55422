import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1 } from "@gradtape/core/internal";
import { extreme, segmentReduction } from "./segment-reduction.ts";
import { sharedBySegment } from "./segment-gradients.ts";
import { unsortedCall } from "./segment-calls.ts";

const unsortedSegmentMaxOp = /*@__PURE__*/ segmentReduction({
  name: "unsortedSegmentMax",
  accepts: "real",
  combine: "max",
  empty: (dtype) => extreme(dtype, -1),
  grad: sharedBySegment,
});

/**
 * The maximum of the rows of each segment: row i of the result is of the rows of `data` whose id is i. Ids may stand in any
 * order; rows of ids below 0 are left out. An id that does not occur gives the dtype's lowest finite value.
 *
 * Shape: `[numSegments] + data.shape[ids.rank:]`; data begins with the shape of the ids. Dtypes: integers and floats; ids
 * are integers (int32 from JavaScript numbers). Throws `ShapeError` for an id of `numSegments` or more where it can be seen in
 * time; on the others (WebGPU, compiled functions) such a row is left out.
 * Gradient: `g` to the largest element; several that are equal share it equally.
 *
 * @example
 * unsortedSegmentMax([1, 2, 3], [1, 0, 1], 2).arraySync() // => [2, 3]
 */
export function unsortedSegmentMax<const X extends TensorLike>(
  data: X,
  segmentIds: TensorLike,
  numSegments: number,
): Of<Shape, DTypeOf<X>>;
export function unsortedSegmentMax(
  data: TensorLike,
  segmentIds: TensorLike,
  numSegments: number,
): Tensor {
  const { x, ids, segments } = unsortedCall("unsortedSegmentMax", data, segmentIds, numSegments);
  return dispatch1(unsortedSegmentMaxOp, [x, ids], { segments });
}
