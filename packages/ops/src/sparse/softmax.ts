import type { DType, Tensor } from "@gradtape/core";
import { sizeOf } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { divide } from "../math/divide.ts";
import { exp } from "../math/exp.ts";
import { subtract } from "../math/subtract.ts";
import { segmentRows } from "../segment/segment-rows.ts";
import { unsortedSegmentMax } from "../segment/unsortedSegmentMax.ts";
import { summedInto } from "../segment/unsortedSegmentSum.ts";
import { stopGradient } from "../shape/stopGradient.ts";
import { checkRank, checkSparse, positions } from "./sparse-entries.ts";
import { SparseTensor } from "./SparseTensor.ts";

/**
 * Softmax along the last axis over the entries that are there: `exp(x) / Σ exp(x)`. What is not there stays so, as if it were -∞.
 *
 * Shape: that of x, of two axes or more. Dtypes: floats. Throws `ShapeError` for fewer axes, `DTypeError` for other dtypes.
 * Gradient: to values, as that of `softmax` in each row.
 *
 * @example
 * const x = new SparseTensor([[0, 0], [0, 2], [1, 1]], [1, 1, 7], [2, 3]);
 * sparse.softmax(x).values.arraySync() // => [0.5, 0.5, 1]
 */
export function softmax<D extends DType>(x: SparseTensor<D>): SparseTensor<D>;
export function softmax(x: SparseTensor): SparseTensor {
  const from = checkSparse("sparse.softmax", x);
  checkRank("sparse.softmax", from, 2);
  const { indices, values, denseShape } = from;
  checkDType("sparse.softmax", values.dtype, "float");
  const rows = denseShape.slice(0, -1);
  const ids = positions(from, [...rows.keys()]);
  const largest = unsortedSegmentMax(stopGradient(values) as Tensor, ids, sizeOf(rows)) as Tensor;
  const powers = exp(subtract(values, segmentRows(largest, ids))) as Tensor;
  const sums = segmentRows(summedInto(powers, ids, sizeOf(rows)), ids);
  return new SparseTensor(indices, divide(powers, sums) as Tensor, denseShape);
}
