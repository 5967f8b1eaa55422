// Sums over segments of some rows of a tensor.
import { ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  e,
  readOf,
  showShape,
  storeTo,
  toTensor,
} from "@gradtape/core/internal";
import { checkDType, type Accepts } from "../define/accepts.ts";
import { checkIndexDType, checkIndices, indexInto, toIndices } from "../index/index-range.ts";
import { slicesOf } from "../index/indexedSlices.ts";
import { sortedCall, unsortedCall } from "../segment/segment-calls.ts";
import { checkBelow } from "../segment/segment-reduction.ts";
import { segmentRows } from "../segment/segment-rows.ts";
import { segmentSizes } from "../segment/segment-sizes.ts";

export interface SparseSegmentOptions {
  /** Without it the last id tells, and ids are read at once. */
  numSegments?: number;
}

interface RowSumsAttrs {
  readonly op: string;
  readonly segments: number;
}

// As a sum over segments of what `gather` gives, without the copy of the rows.
const rowSumsOp = /*@__PURE__*/ defineOp<RowSumsAttrs>({
  name: "sparse.segmentSum",
  infer: ([x], { segments }) => [{ shape: [segments, ...x.shape.slice(1)], dtype: x.dtype }],
  lower([x, indices, ids], { segments }, [out]) {
    const rest = x.shape.slice(1).map(() => 0);
    const from = indexInto(e.load(1, indices.dtype), x.shape[0]!);
    const to = indexInto(e.load(2, ids.dtype), segments);
    const stride = out.strides[0]!;
    return [
      { kind: "map", axes: out.shape, reads: [], store: storeTo(0, out, e.const(0, out.dtype)) },
      {
        kind: "scatter",
        combine: "sum",
        axes: [indices.shape[0]!, ...x.shape.slice(1)],
        reads: [
          readOf(0, x, [0, ...x.strides.slice(1)]),
          readOf(1, indices, [indices.strides[0]!, ...rest]),
          readOf(2, ids, [ids.strides[0]!, ...rest]),
        ],
        at: e.where(e.and(to.inside, from.inside), e.mul(to.at, stride), -1),
        limit: segments * stride,
        store: storeTo(0, out, e.gather(0, x.dtype, e.mul(from.at, x.strides[0]!)), {
          strides: [0, ...out.strides.slice(1)],
        }),
      },
    ];
  },
  validate([x, indices, ids], { op, segments }) {
    checkIndices(op, indices, x.shape, [0]);
    checkBelow(op, ids, segments);
  },
  grad: ({ inputs: [x, indices, ids] }, g) => [
    () => slicesOf(segmentRows(g, ids), indices, x.shape),
    null,
    null,
  ],
});

/** The sums of the rows of each segment, and how many rows it has. */
export function rowSums(
  op: string,
  data: TensorLike,
  indices: TensorLike,
  segmentIds: TensorLike,
  options: SparseSegmentOptions | undefined,
  accepts: Accepts,
): { readonly sums: Tensor; readonly sizes: () => Tensor } {
  checkOptions(op, options, ["numSegments"]);
  const x = toTensor(op, data);
  checkDType(op, x.dtype, accepts);
  const rows = toIndices(op, indices);
  checkIndexDType(op, rows);
  if (x.rank === 0 || rows.rank !== 1) {
    throw new ShapeError(
      op,
      `needs rows and a vector of indices, got ${showShape(x.shape)} and ${showShape(rows.shape)}`,
      { shapes: [x.shape, rows.shape] },
    );
  }
  // One id for each index.
  const { ids, segments } =
    options?.numSegments === undefined
      ? sortedCall(op, rows, segmentIds)
      : unsortedCall(op, rows, segmentIds, options.numSegments);
  if (ids.rank !== 1)
    throw new ShapeError(op, `segment ids must be a vector, got ${showShape(ids.shape)}`);
  const sums = dispatch1(rowSumsOp, [x, rows, ids], { op, segments });
  return { sums, sizes: () => segmentSizes(ids, segments, x.rank, x.dtype) };
}
