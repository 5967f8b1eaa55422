// Rows of matrices in the order of a permutation, as LU factors have it.
import { DTypeError, isInteger, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { sameShape, showShape, toTensor } from "@gradtape/core/internal";
import { gather } from "../index/gather.ts";
import { argsort } from "../order/argsort.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { batchOf, squareSize } from "./matrix-shapes.ts";

/** Row i is row `p[i]` of x; batches broadcast. */
export function rowsInOrder(x: Tensor, p: Tensor): Tensor {
  const [own, rows] = [x.shape.slice(0, -2), x.shape.slice(-2)];
  const batch = batchOf("gather", x.shape, [...p.shape, 1]);
  const from = sameShape(own, batch) ? x : (broadcastTo(x, [...batch, ...rows]) as Tensor);
  const order = sameShape(p.shape.slice(0, -1), batch)
    ? p
    : (broadcastTo(p, [...batch, p.shape[p.shape.length - 1]!]) as Tensor);
  return gather(from, order, { batchDims: batch.length, axis: batch.length }) as Tensor;
}

/** Row `p[i]` is row i of x. */
export const rowsBack = (x: Tensor, p: Tensor): Tensor => rowsInOrder(x, argsort(p) as Tensor);

/** LU factors and their permutation. */
export function factorsOf(op: string, lowerUpper: TensorLike, perm: TensorLike): [Tensor, Tensor] {
  const lu = toTensor(op, lowerUpper);
  const p = toTensor(op, perm, "int32");
  const n = squareSize(op, lu.layout);
  if (!isInteger(p.dtype))
    throw new DTypeError(op, `perm holds integers, got ${p.dtype}: give the p that lu yields`, [
      p.dtype,
    ]);
  if (p.rank < 1 || p.shape[p.rank - 1] !== n || p.rank > Math.max(1, lu.rank - 1))
    throw new ShapeError(
      op,
      `perm of shape ${showShape(p.shape)} is not that of factors of shape ${showShape(lu.shape)}: give the p that lu yields`,
      { shapes: [lu.shape, p.shape] },
    );
  batchOf(op, lu.shape, [...p.shape, 1]);
  return [lu, p];
}
