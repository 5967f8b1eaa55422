import { type DTypeOf, type Of, type Shape, type Tensor, type TensorLike } from "@gradtape/core";
import { checkDType } from "../define/accepts.ts";
import { divide } from "../math/divide.ts";
import { sqrt } from "../math/sqrt.ts";
import { unsortedCall } from "./segment-calls.ts";
import { segmentSizes } from "./segment-sizes.ts";
import { summedInto } from "./unsortedSegmentSum.ts";

/**
 * The sum of the rows of each segment, divided by the square root of their number: row i of the result is of the rows of `data`
 * whose id is i. Ids may stand in any order; rows of ids below 0 are left out. An id that does not occur gives 0.
 *
 * Shape: `[numSegments] + data.shape[ids.rank:]`; data begins with the shape of the ids. Dtypes: floats and complex; ids are
 * integers (int32 from JavaScript numbers). Ids out of range as in `unsortedSegmentSum`.
 * Gradient: to each row `g` of its segment, divided by the root of the number of its rows.
 *
 * @example
 * unsortedSegmentSqrtN([1, 2, 5, 1, 1], [1, 0, 1, 1, 1], 2).arraySync() // => [2, 4]
 */
export function unsortedSegmentSqrtN<const X extends TensorLike>(
  data: X,
  segmentIds: TensorLike,
  numSegments: number,
): Of<Shape, DTypeOf<X>>;
export function unsortedSegmentSqrtN(
  data: TensorLike,
  segmentIds: TensorLike,
  numSegments: number,
): Tensor {
  const { x, ids, segments } = unsortedCall("unsortedSegmentSqrtN", data, segmentIds, numSegments);
  checkDType("unsortedSegmentSqrtN", x.dtype, "inexact");
  const sum = summedInto(x, ids, segments);
  return divide(sum, sqrt(segmentSizes(ids, segments, sum.rank, x.dtype)) as Tensor) as Tensor;
}
