// What functions of sparse tensors have in common: their entries, by place and in order.
import { ArgumentError, ShapeError, type DType, type Shape, type Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  showShape,
  showValue,
  sizeOf,
  storeTo,
  stridesOf,
  upload,
  type Expr,
} from "@gradtape/core/internal";
import { gathered } from "../index/gather.ts";
import { columnReads } from "../index/nd-layout.ts";
import { ordered } from "../order/argsort.ts";
import { summedInto } from "../segment/unsortedSegmentSum.ts";
import { concat } from "../shape/concat.ts";
import { reshape } from "../shape/reshape.ts";
import { slice } from "../shape/slice.ts";
import { SparseTensor } from "./SparseTensor.ts";

/** Whether `x` is a sparse tensor, also one of another copy of this package. */
export const isSparse = (x: unknown): x is SparseTensor =>
  typeof x === "object" && x !== null && (x as Record<string, unknown>)["~sparseTensor"] === true;

/** Throws unless `x` is a sparse tensor. */
export function checkSparse(op: string, x: unknown): SparseTensor {
  if (isSparse(x)) return x;
  throw new ArgumentError(
    op,
    `takes a SparseTensor, got ${showValue(x)}: make one with sparse.fromDense(x)`,
  );
}

/** Throws unless the sparse tensor has so many axes. */
export function checkRank(op: string, x: SparseTensor, least: number, most = Infinity): void {
  if (x.rank >= least && x.rank <= most) return;
  const want = most === least ? `${least}` : `at least ${least}`;
  throw new ShapeError(
    op,
    `takes a sparse tensor of rank ${want}, got ${showShape(x.denseShape)}`,
    { shapes: [x.denseShape] },
  );
}

export const vector = (list: readonly number[]): Tensor =>
  upload(Int32Array.from(list), [list.length], "int32");

/** Entries of `x` along axis 0. */
export const rowsAt = (x: Tensor, places: Tensor): Tensor =>
  gathered(x, places, { axis: 0, batchDims: 0 });

/** Some entries, in another shape perhaps. */
export const entriesAt = (
  x: SparseTensor,
  places: Tensor,
  shape: Shape = x.denseShape,
): SparseTensor => new SparseTensor(rowsAt(x.indices, places), rowsAt(x.values, places), shape);

/** The places on one axis. */
export const column = (indices: Tensor, axis: number): Tensor =>
  reshape(slice(indices, [0, axis], [indices.shape[0]!, 1]) as Tensor, [indices.shape[0]!]);

/** The entries in row-major order of their places; those of one place keep their order. */
export function inOrder(x: SparseTensor): SparseTensor {
  // From the last axis to the first, each time keeping the order so far.
  let order: Tensor | undefined;
  for (let axis = x.rank - 1; axis >= 0; axis--) {
    const keys = column(x.indices, axis);
    const next: Tensor = ordered(
      "sparse.reorder",
      order ? rowsAt(keys, order) : keys,
      0,
      undefined,
    );
    order = order ? rowsAt(order, next) : next;
  }
  return order ? entriesAt(x, order) : x;
}

/** Dtype of positions in row-major order. */
export const positionDType = (shape: Shape): DType => (sizeOf(shape) < 2 ** 31 ? "int32" : "int64");

/** The position of an entry whose places are read, in row-major order of some axes. */
export function positionExpr(shape: Shape, axes: readonly number[]): Expr {
  const sizes = axes.map((d) => shape[d]!);
  const strides = stridesOf(sizes);
  const dtype = positionDType(sizes);
  const parts = axes.map((d, i) => e.mul(e.cast(e.load(d, "int32"), dtype), strides[i]!));
  return parts.length === 0 ? e.const(0, dtype) : parts.reduce((a, b) => e.add(a, b));
}

const positionsOp = /*@__PURE__*/ defineOp<{ readonly shape: Shape; readonly axes: Shape }>({
  name: "sparse.positions",
  infer: ([indices], { shape, axes }) => [
    { shape: [indices.shape[0]!], dtype: positionDType(axes.map((d) => shape[d]!)) },
  ],
  lower: ([indices], { shape, axes }, [out]) => ({
    kind: "map",
    axes: out.shape,
    reads: columnReads(0, indices, 1),
    store: storeTo(0, out, positionExpr(shape, axes)),
  }),
});

/** The position of each entry in row-major order of some of its axes. */
export const positions = ({ indices, denseShape: shape }: SparseTensor, axes: Shape): Tensor =>
  dispatch1(positionsOp, [indices], { shape, axes });

/** The places of all entries on the host, row after row. */
export const hostIndices = (x: SparseTensor): Int32Array => x.indices.dataSync() as Int32Array;

/** Positions in row-major order as places, `[n, rank]`. */
function placesOf(keys: readonly number[], shape: Shape): Tensor {
  const strides = stridesOf(shape);
  const out = new Int32Array(keys.length * shape.length);
  keys.forEach((key, i) =>
    strides.forEach((stride, d) => {
      out[i * shape.length + d] = Math.floor(key / stride) % shape[d]!;
    }),
  );
  return upload(out, [keys.length, shape.length], "int32");
}

/** The sum of entries of some axes: one for each place, in row-major order. */
export function coalesced(
  entries: readonly SparseTensor[],
  axes: readonly number[],
  values: Tensor,
): SparseTensor {
  const shape = axes.map((d) => entries[0]!.denseShape[d]!);
  const parts = entries.map((x) => positions(x, axes));
  const keys = parts.length === 1 ? parts[0]! : (concat(parts) as Tensor);
  const order = ordered("sparse.add", keys, 0, undefined).dataSync() as Int32Array;
  const positionAt = keys.dataSync() as ArrayLike<number | bigint>;
  const distinct: number[] = [];
  const ids = new Int32Array(order.length);
  let last: number | bigint = -1;
  for (const i of order) {
    const position = positionAt[i]!;
    if (position !== last) distinct.push(Number(position));
    last = position;
    ids[i] = distinct.length - 1;
  }
  const places = upload(ids, [ids.length], "int32");
  return new SparseTensor(
    placesOf(distinct, shape),
    summedInto(values, places, distinct.length),
    shape,
  );
}
