// Sums over segments of some rows of a tensor.
import { type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { gather } from "../index/gather.ts";
import { sortedCall, unsortedCall, type SegmentCall } from "../segment/segment-calls.ts";
import { toIndices } from "../index/index-range.ts";

export interface SparseSegmentOptions {
  /** Without it the last id tells, and ids are read at once. */
  numSegments?: number;
}

/** A call over the rows of `data` that the indices name. */
export function sparseCall(
  op: string,
  data: TensorLike,
  indices: TensorLike,
  segmentIds: TensorLike,
  options: SparseSegmentOptions | undefined,
): SegmentCall {
  checkOptions(op, options, ["numSegments"]);
  const rows = gather(toTensor(op, data), toIndices(op, indices)) as Tensor;
  return options?.numSegments === undefined
    ? sortedCall(op, rows, segmentIds)
    : unsortedCall(op, rows, segmentIds, options.numSegments);
}
