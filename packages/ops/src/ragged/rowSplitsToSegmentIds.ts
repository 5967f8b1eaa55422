import type { Of, Tensor, TensorLike } from "@gradtape/core";
import { toIndices } from "../index/index-range.ts";
import { partition } from "./ragged-ops.ts";
import { numbersOf, rowIds } from "./row-partition.ts";
import { ArgumentError } from "@gradtape/core";
import { cast } from "../math/cast.ts";

/**
 * The row of each value, from where rows begin and end: what functions over segments take.
 *
 * The last split is read at once. Shape: `[last split]`. Dtypes: integers (int32 from JavaScript numbers); gives int32. Throws
 * `ArgumentError` unless splits ascend from 0, `UnsupportedError` where they cannot be read at once. Gradient: none.
 *
 * @example
 * ragged.rowSplitsToSegmentIds([0, 2, 2, 5]).arraySync() // => [0, 0, 2, 2, 2]
 */
export function rowSplitsToSegmentIds(splits: TensorLike): Of<[number], "int32">;
export function rowSplitsToSegmentIds(splits: TensorLike): Tensor {
  const op = "ragged.rowSplitsToSegmentIds";
  const given = partition(toIndices(op, splits), { op, what: "row splits" });
  const list = numbersOf(given);
  if (list[0] !== 0)
    throw new ArgumentError(op, `row splits begin with 0, got ${list[0] ?? "none"}`);
  return rowIds(cast(given, "int32") as Tensor, list.at(-1)!);
}
