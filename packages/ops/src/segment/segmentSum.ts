import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1 } from "@gradtape/core/internal";
import { segmentReduction } from "./segment-reduction.ts";
import { segmentRows } from "./segment-rows.ts";
import { sortedCall } from "./segment-calls.ts";

const segmentSumOp = /*@__PURE__*/ segmentReduction({
  name: "segmentSum",
  accepts: "number",
  combine: "sum",
  empty: () => 0,
  grad:
    ({ inputs: [, ids] }, g) =>
    () =>
      segmentRows(g, ids),
});

/**
 * The sum of the rows of each segment: row i of the result is of the rows of `data` whose id is i. Ids ascend, from 0 on;
 * one that does not occur gives 0.
 *
 * The last id decides how many segments there are, so the ids are read at once: where a backend cannot do that, or inside
 * `tf.function`, use `unsortedSegmentSum`.
 *
 * Shape: `[last id + 1] + data.shape[1:]`; ids are a vector, one for each row. Dtypes: integers, floats and complex; ids are
 * integers (int32 from JavaScript numbers). Throws `ArgumentError` if an id is negative or less than the one before,
 * `UnsupportedError` where ids cannot be read at once.
 * Gradient: to each row `g` of its segment.
 *
 * @example
 * segmentSum([[1, 2], [3, 4], [5, 6]], [0, 0, 2]).arraySync() // => [[4, 6], [0, 0], [5, 6]]
 */
export function segmentSum<const X extends TensorLike>(
  data: X,
  segmentIds: TensorLike,
): Of<Shape, DTypeOf<X>>;
export function segmentSum(data: TensorLike, segmentIds: TensorLike): Tensor {
  const { x, ids, segments } = sortedCall("segmentSum", data, segmentIds);
  return dispatch1(segmentSumOp, [x, ids], { segments });
}
