import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1 } from "@gradtape/core/internal";
import { segmentReduction } from "./segment-reduction.ts";
import { sortedCall } from "./segment-calls.ts";
import { toFactors } from "./segment-gradients.ts";

const segmentProdOp = /*@__PURE__*/ segmentReduction({
  name: "segmentProd",
  accepts: "real",
  combine: "prod",
  empty: () => 1,
  grad: toFactors,
});

/**
 * The product of the rows of each segment: row i of the result is of the rows of `data` whose id is i. Ids ascend, from 0 on;
 * one that does not occur gives 1.
 *
 * The last id decides how many segments there are, so the ids are read at once: where a backend cannot do that, or inside
 * `tf.function`, use `unsortedSegmentProd`.
 *
 * Shape: `[last id + 1] + data.shape[1:]`; ids are a vector, one for each row. Dtypes: integers and floats; ids are integers
 * (int32 from JavaScript numbers). Throws `ArgumentError` if an id is negative or less than the one before,
 * `UnsupportedError` where ids cannot be read at once.
 * Gradient: `g` times the product of the other elements of the segment, zeros included.
 *
 * @example
 * segmentProd([1, 2, 3], [0, 0, 2]).arraySync() // => [2, 1, 3]
 */
export function segmentProd<const X extends TensorLike>(
  data: X,
  segmentIds: TensorLike,
): Of<Shape, DTypeOf<X>>;
export function segmentProd(data: TensorLike, segmentIds: TensorLike): Tensor {
  const { x, ids, segments } = sortedCall("segmentProd", data, segmentIds);
  return dispatch1(segmentProdOp, [x, ids], { segments });
}
