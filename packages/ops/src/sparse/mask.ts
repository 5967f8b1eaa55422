import {
  isIndexedSlices,
  ArgumentError,
  type IndexedSlices,
  type TensorLike,
} from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";
import { toIndices } from "../index/index-range.ts";
import { slicesOf } from "../index/indexedSlices.ts";
import { rowsAt, vector } from "./sparse-entries.ts";

/**
 * `IndexedSlices` without the rows that the mask names.
 *
 * Indices and mask decide how many rows are left, so they are read at once. Shape: that of a. Dtypes: any; indices of the mask
 * are integers. Throws `UnsupportedError` where they cannot be read at once.
 * Gradient: to the rows that are left `g`.
 *
 * @example
 * const a = indexedSlices([[1, 2], [3, 4]], [0, 2], [3, 2]) as IndexedSlices;
 * sparse.mask(a, [2]).arraySync() // => [[1, 2], [0, 0], [0, 0]]
 */
export function mask(a: IndexedSlices, maskIndices: TensorLike): IndexedSlices {
  if (!isIndexedSlices(a))
    throw new ArgumentError(
      "sparse.mask",
      `takes IndexedSlices, got ${showValue(a)}: make them with indexedSlices`,
    );
  const numbers = (x: Iterable<unknown>): number[] => Array.from(x, Number);
  const masked = new Set(numbers(toIndices("sparse.mask", maskIndices).dataSync()));
  const rows = numbers(a.indices.dataSync());
  const places = vector([...rows.keys()].filter((i) => !masked.has(rows[i]!)));
  return slicesOf(
    rowsAt(a.values, places),
    rowsAt(a.indices, places),
    a.denseShape,
  ) as IndexedSlices;
}
