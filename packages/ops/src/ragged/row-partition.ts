// Row splits, lengths and ids: three ways to say where rows begin and end. None of these reads anything.
import type { Tensor } from "@gradtape/core";
import { zeros } from "../create/zeros.ts";
import { ones } from "../create/ones.ts";
import { range } from "../create/range.ts";
import { cast } from "../math/cast.ts";
import { subtract } from "../math/subtract.ts";
import { placesAmong } from "../order/searchsorted.ts";
import { countOf } from "../segment/segment-calls.ts";
import { cumsum } from "../scan/cumsum.ts";
import { summedInto } from "../segment/unsortedSegmentSum.ts";
import { concat } from "../shape/concat.ts";
import { slice } from "../shape/slice.ts";

/** Numbers from 0 to n - 1. */
export const upTo = (n: number): Tensor => range(n, { dtype: "int32" }) as Tensor;

/** The number of rows that splits tell apart. */
export const rowsOf = (splits: Tensor): number => splits.shape[0]! - 1;

/** Where each row begins. */
export const startsOf = (splits: Tensor): Tensor => slice(splits, [0], [rowsOf(splits)]) as Tensor;

/** Where each row ends. */
export const limitsOf = (splits: Tensor): Tensor => slice(splits, [1], [rowsOf(splits)]) as Tensor;

export const lengthsOf = (splits: Tensor): Tensor =>
  subtract(limitsOf(splits), startsOf(splits)) as Tensor;

/** The splits of rows of these lengths. */
export const splitsOf = (lengths: Tensor): Tensor =>
  concat([zeros([1], { dtype: "int32" }), cumsum(cast(lengths, "int32"), 0)]) as Tensor;

/** The row of each of n values: how many rows end before it or where it stands. */
export function rowIds(splits: Tensor, n: number): Tensor {
  const ends = ones([rowsOf(splits)], { dtype: "int32" }) as Tensor;
  return cumsum(slice(summedInto(ends, limitsOf(splits), n + 1), [0], [n]), 0) as Tensor;
}

/** The splits of rows of which each value's row is known, in ascending order. */
export const splitsOfIds = (ids: Tensor, rows: number): Tensor =>
  placesAmong(cast(ids, "int32") as Tensor, upTo(rows + 1), "left", false);

/** Numbers on the host. */
export const numbersOf = (x: Tensor): number[] =>
  Array.from(x.dataSync() as Iterable<number | bigint>, Number);

/** How many rows there are, if the last id is that of the last row. */
export function countIds(op: string, ids: Tensor): number {
  const list = numbersOf(ids);
  return countOf(op, list.at(-1) ?? -1, list.length);
}
