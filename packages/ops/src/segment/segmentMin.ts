import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1 } from "@gradtape/core/internal";
import { beyond, segmentReduction } from "./segment-reduction.ts";
import { sharedBySegment } from "./segment-gradients.ts";
import { sortedCall, zeroWhereEmpty } from "./segment-calls.ts";

const segmentMinOp = /*@__PURE__*/ segmentReduction({
  name: "segmentMin",
  accepts: "real",
  combine: "min",
  empty: (dtype) => beyond(dtype, 1),
  grad: sharedBySegment,
});

/**
 * The minimum of the rows of each segment: row i of the result is of the rows of `data` whose id is i. Ids ascend, from 0 on;
 * one that does not occur gives 0.
 *
 * The last id decides how many segments there are, so the ids are read at once: where a backend cannot do that, or inside
 * `tf.function`, use `unsortedSegmentMin`.
 *
 * Shape: `[last id + 1] + data.shape[1:]`; ids are a vector, one for each row. Dtypes: integers and floats; ids are integers
 * (int32 from JavaScript numbers). Throws `ArgumentError` if an id is negative or less than the one before,
 * `UnsupportedError` where ids cannot be read at once.
 * Gradient: `g` to the smallest element; several that are equal share it equally.
 *
 * @example
 * segmentMin([1, 2, 3], [0, 0, 2]).arraySync() // => [1, 0, 3]
 */
export function segmentMin<const X extends TensorLike>(
  data: X,
  segmentIds: TensorLike,
): Of<Shape, DTypeOf<X>>;
export function segmentMin(data: TensorLike, segmentIds: TensorLike): Tensor {
  const { x, ids, segments, empty } = sortedCall("segmentMin", data, segmentIds);
  return zeroWhereEmpty(dispatch1(segmentMinOp, [x, ids], { segments }), empty);
}
