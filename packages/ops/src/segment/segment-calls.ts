// Calls of functions over segments: what they take, checked.
import { ArgumentError, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkInteger, checkShape, showShape, toTensor, upload } from "@gradtape/core/internal";
import { toIndices } from "../index/index-range.ts";
import { where } from "../logic/where.ts";
import { reshape } from "../shape/reshape.ts";
import { checkIds } from "./segment-reduction.ts";

export interface SegmentCall {
  readonly x: Tensor;
  readonly ids: Tensor;
  readonly segments: number;
}

/** A call whose ids may stand in any order. */
export function unsortedCall(
  op: string,
  data: TensorLike,
  segmentIds: TensorLike,
  numSegments: number,
): SegmentCall {
  const x = toTensor(op, data);
  const ids = toIndices(op, segmentIds);
  const segments = checkInteger(op, "numSegments", numSegments);
  if (segments < 0) throw new ArgumentError(op, `numSegments must be 0 or more, got ${segments}`);
  checkIds(op, x, ids);
  checkShape(op, [segments, ...x.shape.slice(ids.rank)]);
  return { x, ids, segments };
}

/** Segments for each row beyond which ids are taken for a mistake, before it fills the memory. */
const MANY = 2 ** 20;

/** How many segments there are, of which the last is known. */
export function countOf(op: string, last: number, rows: number): number {
  const segments = last + 1;
  if (segments <= MANY || segments <= MANY * rows) return segments;
  throw new ArgumentError(
    op,
    `ids reach ${last} for ${rows} rows, nearly all segments would be empty: number them from 0 on, or give the number of segments`,
  );
}

/** A call whose ids ascend from 0 on: the last tells how many segments there are, so they are read at once. */
export function sortedCall(
  op: string,
  data: TensorLike,
  segmentIds: TensorLike,
): SegmentCall & { readonly empty: Uint8Array } {
  const x = toTensor(op, data);
  const ids = toIndices(op, segmentIds);
  if (ids.rank !== 1 || x.rank === 0) {
    throw new ShapeError(
      op,
      `needs rows and a vector of their segment ids, got ${showShape(x.shape)} and ${showShape(ids.shape)}`,
      { shapes: [x.shape, ids.shape] },
    );
  }
  checkIds(op, x, ids);
  const values = Array.from(ids.dataSync() as ArrayLike<number | bigint>, Number);
  let last = -1;
  values.forEach((id, i) => {
    if (id < 0) throw new ArgumentError(op, `segment id ${id} is negative: ids ascend from 0 on`);
    if (id < last) {
      throw new ArgumentError(
        op,
        `segment ids must ascend: id ${id} at place ${i} follows ${last}; unsorted ids are for ${op.replace("segment", "unsortedSegment")}`,
      );
    }
    last = id;
  });
  const segments = countOf(op, last, values.length);
  checkShape(op, [segments, ...x.shape.slice(1)]);
  const empty = new Uint8Array(segments).fill(1);
  for (const id of values) empty[id] = 0;
  return { x, ids, segments, empty };
}

/** Rows of 0 for segments of nothing. */
export function zeroWhereEmpty(y: Tensor, empty: Uint8Array): Tensor {
  if (!empty.includes(1)) return y;
  const mask = upload(empty, [empty.length], "bool");
  return where(reshape(mask, [empty.length, ...y.shape.slice(1).map(() => 1)]), 0, y) as Tensor;
}
