import type { DType, Of, Tensor, TensorLike } from "@gradtape/core";
import { toTensor, upload } from "@gradtape/core/internal";
import { checkIndices } from "../index/index-range.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { concat } from "../shape/concat.ts";
import { reshape } from "../shape/reshape.ts";
import { checkRank, checkSparse, entriesAt, hostIndices } from "./sparse-entries.ts";
import { SparseTensor } from "./SparseTensor.ts";

/**
 * An entry of `defaultValue` at the beginning of every row (place on axis 0) that has none; and which rows these are:
 * `[filled, emptyRowIndicator]`. Entries come in the order of their rows.
 *
 * The places decide how many entries there are, so they are read at once. Dtypes: any; the default value is a scalar of the same
 * one. Throws `UnsupportedError` where the places cannot be read at once.
 * Gradient: to values `g` where they went, to the default value the sum of `g` where it was filled in.
 *
 * @example
 * const x = new SparseTensor([[0, 1], [2, 0]], [5, 6], [3, 2]);
 * const [filled, empty] = sparse.fillEmptyRows(x, -1);
 * [sparse.toDense(filled).arraySync(), empty.arraySync()] // => [[[0, 5], [-1, 0], [6, 0]], [false, true, false]]
 */
export function fillEmptyRows<D extends DType>(
  x: SparseTensor<D>,
  defaultValue: TensorLike,
): [filled: SparseTensor<D>, emptyRowIndicator: Of<[number], "bool">];
export function fillEmptyRows(
  x: SparseTensor,
  defaultValue: TensorLike,
): [filled: SparseTensor, emptyRowIndicator: Tensor] {
  const from = checkSparse("sparse.fillEmptyRows", x);
  checkRank("sparse.fillEmptyRows", from, 1);
  const { rank, denseShape, values } = from;
  const n = values.size;
  const rows = denseShape[0]!;
  const indices = hostIndices(from);
  const empty = new Uint8Array(rows).fill(1);
  checkIndices("sparse.fillEmptyRows", from.indices, denseShape, [...denseShape.keys()]);
  for (let i = 0; i < n; i++) empty[indices[i * rank]!] = 0;
  const missing = [...empty.keys()].filter((row) => empty[row] === 1);
  const filler = toTensor("sparse.fillEmptyRows", defaultValue, values.dtype);
  const added = new Int32Array(missing.length * rank);
  missing.forEach((row, i) => (added[i * rank] = row));
  const all = new SparseTensor(
    concat([from.indices, upload(added, [missing.length, rank], "int32")]) as Tensor,
    concat([values, broadcastTo(reshape(filler, [1]), [missing.length])]) as Tensor,
    denseShape,
  );
  return [entriesAt(all, byRow(indices, rank, rows, missing)), upload(empty, [rows], "bool")];
}

/** The order of the entries by their rows: those that there are, then those of the missing rows. */
function byRow(
  indices: Int32Array,
  rank: number,
  rows: number,
  missing: readonly number[],
): Tensor {
  const n = indices.length / rank;
  const next = new Int32Array(rows + 1);
  for (let i = 0; i < n; i++) next[indices[i * rank]! + 1]!++;
  for (const row of missing) next[row + 1]!++;
  for (let row = 0; row < rows; row++) next[row + 1]! += next[row]!;
  const order = new Int32Array(n + missing.length);
  for (let i = 0; i < n; i++) order[next[indices[i * rank]!]!++] = i;
  missing.forEach((row, i) => (order[next[row]!++] = n + i));
  return upload(order, [order.length], "int32");
}
