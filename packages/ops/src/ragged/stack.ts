import { ArgumentError, type DType, type Tensor, type TensorLike } from "@gradtape/core";
import { normalizeAxis, sameDType, showValue, toTensor } from "@gradtape/core/internal";
import { concat } from "../shape/concat.ts";
import { vector } from "../sparse/sparse-entries.ts";
import { isRagged, RaggedTensor, type RaggedValues } from "./RaggedTensor.ts";
import { lengthsOf, splitsOf } from "./row-partition.ts";

/**
 * Tensors of one rank, ragged or not, put together along a new axis (the first by default, or axis 1): their sizes may
 * differ, and the axes after the first are ragged.
 *
 * Shape: `[n, (rows), …]`, or `[rows, (n), …]` along axis 1, where all must have as many rows. Dtypes: any, all the same. Along
 * axis 1 lengths are read at once. Throws `ArgumentError` if ranks differ.
 * Gradient: to the values of each its part of `g`.
 *
 * @example
 * `${ragged.stack([[1, 2], [3]])}` // => "<tf.RaggedTensor [[1.0, 2.0], [3.0]]>"
 */
export function stack<D extends DType = DType>(
  values: readonly (TensorLike | RaggedTensor<D>)[],
  axis?: number,
): RaggedTensor<D>;
export function stack(values: readonly (TensorLike | RaggedTensor)[], axis = 0): RaggedTensor {
  const op = "ragged.stack";
  if (!Array.isArray(values) || values.length === 0)
    throw new ArgumentError(op, `takes a list of tensors, one at least, got ${showValue(values)}`);
  const list = Array.from(values as readonly (TensorLike | RaggedTensor)[], (x) =>
    isRagged(x) ? x : toTensor(op, x as TensorLike),
  ) as RaggedValues[];
  const [first] = list as [RaggedValues];
  for (const x of list) {
    sameDType(op, first.dtype, x.dtype);
    if (x.rank !== first.rank || x.rank === 0)
      throw new ArgumentError(op, `ranks differ or are 0: ${list.map((y) => y.rank).join(", ")}`);
  }
  const at = normalizeAxis(op, axis, first.rank + 1);
  if (at > 1)
    throw new ArgumentError(op, `stacks along axis 0 or 1, got ${at}: map the rows within instead`);
  if (first.rank === 1 && at === 1)
    throw new ArgumentError(op, "vectors are stacked along axis 0: along axis 1 use stack");
  const depth = Math.max(
    first.rank > 1 ? 1 : 0,
    ...list.map((x) => (isRagged(x) ? x.raggedRank : 0)),
  );
  const all = list.map((x) => withDepth(x, depth));
  const joined = joinedRows(all);
  const rows = all.map((x) => (isRagged(x) ? x.nrows : x.shape[0]!));
  if (at === 0) return new RaggedTensor(joined, splitsOf(vector(rows)));
  const n = rows[0]!;
  if (rows.some((m) => m !== n))
    throw new ArgumentError(op, `along axis 1 all must have as many rows: ${rows.join(", ")}`);
  const order = Array.from(
    { length: n * all.length },
    (_, i) => Math.floor(i / all.length) + (i % all.length) * n,
  );
  return new RaggedTensor(
    (joined as RaggedTensor).gather(vector(order)),
    splitsOf(vector(new Array<number>(n).fill(all.length))),
  );
}

/** With so many ragged axes. */
function withDepth(x: RaggedValues, depth: number): RaggedValues {
  if (depth === 0) return x;
  if (!isRagged(x)) return RaggedTensor.fromTensor(x as Tensor, { raggedRank: depth });
  return x.raggedRank === depth ? x : x.withValues(withDepth(x.values, depth - 1));
}

/** The rows of all, one after the other. */
function joinedRows(list: readonly RaggedValues[]): RaggedValues {
  if (!list.every(isRagged)) return concat(list as readonly Tensor[]) as Tensor;
  const lengths = concat(list.map((x) => lengthsOf(x.rowSplits))) as Tensor;
  return new RaggedTensor(joinedRows(list.map((x) => x.values)), splitsOf(lengths));
}
