import { type DTypeOf, type Of, type Shape, type Tensor, type TensorLike } from "@gradtape/core";
import { checkDType } from "../define/accepts.ts";
import { divide } from "../math/divide.ts";
import { unsortedCall } from "./segment-calls.ts";
import { segmentSizes } from "./segment-sizes.ts";
import { summedInto } from "./unsortedSegmentSum.ts";

/**
 * The mean of the rows of each segment: row i of the result is of the rows of `data` whose
 * id is i. Ids may stand in any order; rows of ids below 0 are left out. An id that does not occur gives 0.
 *
 * Shape: `[numSegments] + data.shape[ids.rank:]`; data begins with the shape of the ids. Dtypes: floats and complex; ids are
 * integers (int32 from JavaScript numbers). Ids out of range as in `unsortedSegmentSum`.
 * Gradient: to each row `g` of its segment, divided by the number of its rows.
 *
 * @example
 * unsortedSegmentMean([1, 2, 5], [1, 0, 1], 3).arraySync() // => [2, 3, 0]
 */
export function unsortedSegmentMean<const X extends TensorLike>(
  data: X,
  segmentIds: TensorLike,
  numSegments: number,
): Of<Shape, DTypeOf<X>>;
export function unsortedSegmentMean(
  data: TensorLike,
  segmentIds: TensorLike,
  numSegments: number,
): Tensor {
  const { x, ids, segments } = unsortedCall("unsortedSegmentMean", data, segmentIds, numSegments);
  checkDType("unsortedSegmentMean", x.dtype, "inexact");
  const sum = summedInto(x, ids, segments);
  return divide(sum, segmentSizes(ids, segments, sum.rank, x.dtype)) as Tensor;
}
