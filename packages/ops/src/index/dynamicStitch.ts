import {
  ArgumentError,
  ShapeError,
  type Of,
  type OneOf,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkSize, sameShape, showShape, showValue, upload } from "@gradtape/core/internal";
import { zeros } from "../create/zeros.ts";
import { concat } from "../shape/concat.ts";
import { reshape } from "../shape/reshape.ts";
import { tensorsOf } from "../shape/tensors-of.ts";
import { gathered } from "./gather.ts";
import { checkIndexDType, toIndices } from "./index-range.ts";

/**
 * Entries of several tensors in one: `result[indices[m][i, …], …] = data[m][i, …, …]`. Of two entries for one place the later
 * one counts; a place that nobody names is 0. It undoes `dynamicPartition`.
 *
 * The result's shape depends on the values of `indices`, so they are read at once.
 *
 * Shape: `[greatest index + 1] + data[m].shape[indices[m].rank:]`. Dtypes: any but strings where a place is left out, all data
 * the same; indices are integers (int32 from JavaScript numbers). Throws `ShapeError` unless each shape of data begins with that
 * of its indices and the rest is the same for all, and for a negative index; `ArgumentError` for millions of places of which
 * hardly any has an entry; `UnsupportedError` where indices cannot be read at once. Gradient: to each entry `g` at its place, and
 * 0 to those that a later one replaced (TensorFlow gives these `g` too).
 *
 * @example
 * dynamicStitch([[0, 2], [1]], [[10, 30], [20]]).arraySync() // => [10, 20, 30]
 */
export function dynamicStitch<const L extends readonly TensorLike[]>(
  indices: readonly TensorLike[],
  data: L,
): Of<Shape, OneOf<L>>;
export function dynamicStitch(indices: readonly TensorLike[], data: readonly TensorLike[]): Tensor {
  const op = "dynamicStitch";
  const rows = tensorsOf(op, data);
  if (!Array.isArray(indices) || indices.length !== rows.length || rows.length === 0)
    throw new ArgumentError(
      op,
      `needs as many indices as data, at least one of each: got ${Array.isArray(indices) ? indices.length : showValue(indices)} and ${rows.length}`,
    );
  const places = Array.from(indices, (x: TensorLike) => toIndices(op, x));
  const rest = rows[0]!.shape.slice(places[0]!.rank);
  const flat = rows.map((x, m) => {
    const p = places[m]!;
    checkIndexDType(op, p);
    if (!sameShape(x.shape, [...p.shape, ...rest]))
      throw new ShapeError(
        op,
        `data ${showShape(x.shape)} must have the shape of its indices ${showShape(p.shape)}, then ${showShape(rest)} as the first`,
        { shapes: [x.shape, p.shape] },
      );
    return reshape(x, [p.size, ...rest]);
  });
  const winners = winnersOf(op, places);
  const missing = winners.includes(-1);
  const all = missing ? [...flat, zeros([1, ...rest], { dtype: rows[0]!.dtype })] : flat;
  const joined = concat(all, 0) as Tensor;
  if (missing) winners.forEach((w, i) => w < 0 && (winners[i] = joined.shape[0]! - 1));
  const from = upload(winners, [winners.length], "int32");
  return gathered(joined, from, { axis: 0, batchDims: 0 });
}

/** Places from which on nearly empty results are taken for a mistake. */
const SPARSE = 2 ** 24;

/** For each place of the result which entry it has, of all in a row; -1 if none. */
function winnersOf(op: string, places: readonly Tensor[]): Int32Array {
  const lists = places.map((p) => [...(p.dataSync() as Iterable<number | bigint>)].map(Number));
  const least = lists.reduce((n, list) => list.reduce((a, b) => Math.min(a, b), n), 0);
  if (least < 0)
    throw new ShapeError(op, `index ${least} is negative: places begin with 0`, {
      shapes: places.map((p) => p.shape),
    });
  const count = lists.reduce((n, list) => list.reduce((a, b) => Math.max(a, b + 1), n), 0);
  const entries = lists.reduce((n, list) => n + list.length, 0);
  if (count > SPARSE && count > 16 * entries)
    throw new ArgumentError(
      op,
      `index ${count - 1} leaves nearly all places empty: there are ${entries} entries; use scatterNd if that is meant`,
    );
  const winners = new Int32Array(checkSize(op, [count])[0]!).fill(-1);
  let entry = 0;
  for (const list of lists) for (const place of list) winners[place] = entry++;
  return winners;
}
