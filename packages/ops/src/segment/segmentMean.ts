import {
  isInteger,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkDType } from "../define/accepts.ts";
import { cast } from "../math/cast.ts";
import { divide } from "../math/divide.ts";
import { sortedCall } from "./segment-calls.ts";
import { segmentSizes } from "./segment-sizes.ts";
import { summedInto } from "./unsortedSegmentSum.ts";

/**
 * The mean of the rows of each segment: row i of the result is of the rows of `data` whose id is i. Ids ascend, from 0 on; one
 * that does not occur gives 0. Means of integers are rounded towards 0.
 *
 * The last id decides how many segments there are, so the ids are read at once: where a backend cannot do that, or inside
 * `tf.function`, use `unsortedSegmentMean`.
 *
 * Shape: `[last id + 1] + data.shape[1:]`; ids are a vector, one for each row. Dtypes: integers, floats and complex; ids are
 * integers (int32 from JavaScript numbers). Throws `ArgumentError` if an id is negative or less than the one before,
 * `UnsupportedError` where ids cannot be read at once.
 * Gradient: to each row `g` of its segment, divided by the number of its rows.
 *
 * @example
 * segmentMean([1, 3, 5], [0, 0, 2]).arraySync() // => [2, 0, 5]
 */
export function segmentMean<const X extends TensorLike>(
  data: X,
  segmentIds: TensorLike,
): Of<Shape, DTypeOf<X>>;
export function segmentMean(data: TensorLike, segmentIds: TensorLike): Tensor {
  const { x, ids, segments } = sortedCall("segmentMean", data, segmentIds);
  checkDType("segmentMean", x.dtype, "number");
  const sum = summedInto(x, ids, segments);
  const mean = divide(sum, segmentSizes(ids, segments, sum.rank, x.dtype)) as Tensor;
  return isInteger(x.dtype) ? (cast(mean, x.dtype) as Tensor) : mean;
}
