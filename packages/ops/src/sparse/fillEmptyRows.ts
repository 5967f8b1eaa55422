import type { DType, Of, Tensor, TensorLike } from "@gradtape/core";
import { sameDType, toTensor, upload } from "@gradtape/core/internal";
import { checkIndices } from "../index/index-range.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { concat } from "../shape/concat.ts";
import { reshape } from "../shape/reshape.ts";
import { checkRank, checkSparse, hostIndices, rowsAt } from "./sparse-entries.ts";
import { SparseTensor } from "./SparseTensor.ts";

/**
 * An entry of `defaultValue` at the beginning of every row (place on axis 0) that has none; and which rows these are:
 * `[filled, emptyRowIndicator]`. Entries come in the order of their rows.
 *
 * The places decide how many entries there are, so they are read at once. Shape: that of x, of one axis or more; the indicator is
 * `[rows]`. Dtypes: any; the default value is a scalar of the same one. Throws `ShapeError` for a scalar x and for a default value of
 * several elements, `DTypeError` for one of another dtype, `UnsupportedError` where the places cannot be read at once.
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
  const op = "sparse.fillEmptyRows";
  const from = checkSparse(op, x);
  checkRank(op, from, 1);
  const { rank, denseShape, values } = from;
  const filler = toTensor(op, defaultValue, values.dtype);
  sameDType(op, values.dtype, filler.dtype);
  const rows = denseShape[0]!;
  const indices = hostIndices(from);
  const sizes = new Int32Array(rows);
  for (let i = 0; i < indices.length; i += rank) {
    const row = indices[i]!;
    if (row < 0 || row >= rows) checkIndices(op, from.indices, denseShape, [...denseShape.keys()]);
    sizes[row]!++;
  }
  const empty = Uint8Array.from(sizes, (n) => (n === 0 ? 1 : 0));
  const order = byRow(indices, rank, sizes);
  const places = new Int32Array(order.length * rank);
  let added = values.size;
  order.forEach((at, i) => {
    if (at < 0) {
      places[i * rank] = -1 - at;
      order[i] = added++;
    } else for (let d = 0; d < rank; d++) places[i * rank + d] = indices[at * rank + d]!;
  });
  const fillers = broadcastTo(reshape(filler, [1]), [added - values.size]);
  const all = added > values.size ? (concat([values, fillers]) as Tensor) : values;
  const n = order.length;
  return [
    new SparseTensor(
      upload(places, [n, rank], "int32"),
      rowsAt(all, upload(order, [n], "int32")),
      denseShape,
    ),
    upload(empty, [rows], "bool"),
  ];
}

/** The entries by their rows, in their order; for an empty row -1 - row. */
function byRow(indices: Int32Array, rank: number, sizes: Int32Array): Int32Array {
  const next = new Int32Array(sizes.length);
  let total = 0;
  sizes.forEach((size, row) => {
    next[row] = total;
    total += Math.max(1, size);
  });
  const order = new Int32Array(total);
  sizes.forEach((size, row) => size === 0 && (order[next[row]!] = -1 - row));
  for (let i = 0; i * rank < indices.length; i++) order[next[indices[i * rank]!]!++] = i;
  return order;
}
