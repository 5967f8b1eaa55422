import { ArgumentError, type Of, type Tensor, type TensorLike } from "@gradtape/core";
import { checkInteger, checkOptions } from "@gradtape/core/internal";
import { toIndices } from "../index/index-range.ts";
import { partition } from "./ragged-ops.ts";
import { countIds, splitsOfIds } from "./row-partition.ts";

/**
 * Where rows begin and end, from the row of each value, in ascending order. How many rows there are is read from the last one at
 * once, unless `numSegments` says it.
 *
 * Shape: `[rows + 1]`. Dtypes: integers (int32 from JavaScript numbers); gives int32. Throws `ArgumentError` unless ids ascend,
 * `UnsupportedError` where they cannot be read at once and `numSegments` is not given. Gradient: none.
 *
 * @example
 * ragged.segmentIdsToRowSplits([0, 0, 2, 2, 2]).arraySync() // => [0, 2, 2, 5]
 */
export function segmentIdsToRowSplits(
  segmentIds: TensorLike,
  options?: { numSegments?: number },
): Of<[number], "int32">;
export function segmentIdsToRowSplits(
  segmentIds: TensorLike,
  options?: { numSegments?: number },
): Tensor {
  const op = "ragged.segmentIdsToRowSplits";
  checkOptions(op, options, ["numSegments"]);
  const ids = toIndices(op, segmentIds);
  const rows = options?.numSegments ?? countIds(op, ids);
  if (checkInteger(op, "numSegments", rows) < 0)
    throw new ArgumentError(op, `numSegments must be 0 or more, got ${rows}`);
  return splitsOfIds(partition(ids, { op, what: "segment ids", below: rows }), rows);
}
