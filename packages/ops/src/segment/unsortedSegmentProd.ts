import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1 } from "@gradtape/core/internal";
import { segmentReduction } from "./segment-reduction.ts";
import { toFactors } from "./segment-gradients.ts";
import { unsortedCall } from "./segment-calls.ts";

const unsortedSegmentProdOp = /*@__PURE__*/ segmentReduction({
  name: "unsortedSegmentProd",
  accepts: "real",
  combine: "prod",
  empty: () => 1,
  grad: toFactors,
});

/** The product of the rows of each segment. */
export const productInto = (x: Tensor, ids: Tensor, segments: number): Tensor =>
  dispatch1(unsortedSegmentProdOp, [x, ids], { segments });

/**
 * The product of the rows of each segment: row i of the result is of the rows of `data` whose id is i. Ids may stand in any
 * order; rows of ids below 0 are left out. An id that does not occur gives 1.
 *
 * Shape: `[numSegments] + data.shape[ids.rank:]`; data begins with the shape of the ids. Dtypes: integers and floats; ids
 * are integers (int32 from JavaScript numbers). Throws `ShapeError` for an id of `numSegments` or more where it can be seen in
 * time; on the others (WebGPU, compiled functions) such a row is left out.
 * Gradient: `g` times the product of the other elements of the segment, zeros included.
 *
 * @example
 * unsortedSegmentProd([1, 2, 3], [2, 0, 2], 3).arraySync() // => [2, 1, 3]
 */
export function unsortedSegmentProd<const X extends TensorLike>(
  data: X,
  segmentIds: TensorLike,
  numSegments: number,
): Of<Shape, DTypeOf<X>>;
export function unsortedSegmentProd(
  data: TensorLike,
  segmentIds: TensorLike,
  numSegments: number,
): Tensor {
  const { x, ids, segments } = unsortedCall("unsortedSegmentProd", data, segmentIds, numSegments);
  return productInto(x, ids, segments);
}
