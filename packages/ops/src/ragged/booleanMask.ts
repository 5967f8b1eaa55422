import { DTypeError, ShapeError, type DType, type Tensor, type TensorLike } from "@gradtape/core";
import { showShape, toTensor, upload } from "@gradtape/core/internal";
import { booleanMask as denseMask } from "../index/booleanMask.ts";
import { truePlaces } from "../index/true-places.ts";
import { cast } from "../math/cast.ts";
import { summedInto } from "../segment/unsortedSegmentSum.ts";
import { isRagged, RaggedTensor, type RaggedValues } from "./RaggedTensor.ts";
import { sameSplits } from "./ragged-ops.ts";
import { splitsOf } from "./row-partition.ts";

/**
 * What stands where a mask is true, with the axes of the mask kept: a mask of one axis picks rows, one of two axes
 * elements of rows, which get shorter. Data and mask may be ragged or not; they must be cut at the same places.
 *
 * The mask decides how many elements are left, so it is read at once. Dtypes: any; the mask is bool. The result is dense if the
 * mask has one axis and the data is dense. Throws `ShapeError` if the mask does not fit, `UnsupportedError` where it cannot be
 * read at once.
 * Gradient: `g` where the mask is true.
 *
 * @example
 * `${ragged.booleanMask([[1, 2, 3], [4, 5, 6]], [[true, false, true], [false, false, false]])}`
 * // => "<tf.RaggedTensor [[1.0, 3.0], []]>"
 */
export function booleanMask<D extends DType = DType>(
  data: RaggedTensor<D> | TensorLike,
  mask: RaggedTensor<"bool"> | TensorLike,
): RaggedValues<D>;
export function booleanMask(
  data: RaggedTensor | TensorLike,
  mask: RaggedTensor | TensorLike,
): RaggedValues {
  const op = "ragged.booleanMask";
  const x = isRagged(data) ? data : toTensor(op, data as TensorLike);
  const m = isRagged(mask) ? mask : toTensor(op, mask as TensorLike, "bool");
  if (m.dtype !== "bool")
    throw new DTypeError(op, `the mask must be bool, got ${m.dtype}: compare it first`, [m.dtype]);
  if (m.rank === 0 || m.rank > x.rank)
    throw new ShapeError(
      op,
      `a mask of rank ${m.rank} does not fit data of rank ${x.rank}: it needs 1 to ${x.rank} axes`,
    );
  return masked(op, x, m);
}

function masked(op: string, x: RaggedValues, mask: RaggedValues): RaggedValues {
  if (!isRagged(mask) && mask.rank === 1) {
    if (!isRagged(x)) return denseMask(x, mask) as Tensor;
    if (mask.shape[0] !== x.nrows)
      throw new ShapeError(op, `a mask of ${showShape(mask.shape)} does not fit ${x.nrows} rows`, {
        shapes: [mask.shape],
      });
    const places = truePlaces(mask);
    return x.gather(upload(places, [places.length], "int32"));
  }
  const [data, rows] = [raggedOf(x), raggedOf(mask)];
  const splits = sameSplits(op, data.rowSplits, rows.rowSplits);
  const values = masked(op, data.values, rows.values);
  if (rows.values.rank > 1) return new RaggedTensor(values, splits);
  const kept = cast(rows.values as Tensor, "int32") as Tensor;
  return new RaggedTensor(values, splitsOf(summedInto(kept, rows.valueRowids(), rows.nrows)));
}

const raggedOf = (x: RaggedValues): RaggedTensor =>
  isRagged(x) ? x : RaggedTensor.fromTensor(x as Tensor);
