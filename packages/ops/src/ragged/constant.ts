import {
  ArgumentError,
  constant as dense,
  type DType,
  type DTypeOf,
  type TensorLike,
} from "@gradtape/core";
import { checkInteger, checkOptions, showValue } from "@gradtape/core/internal";
import { vector } from "../sparse/sparse-entries.ts";
import { RaggedTensor, type RaggedValues } from "./RaggedTensor.ts";
import { splitsOf } from "./row-partition.ts";

/** Lists that may be of different lengths. */
export type RaggedList = readonly (TensorLike | RaggedList)[];

/**
 * A ragged tensor of nested lists. All values stand at the same depth, and all axes but the first are ragged, or as many as
 * `raggedRank` says: the lists below must then be of equal lengths.
 *
 * Shape: the number of lists, `null` for each ragged axis, then the sizes of what stands in the innermost lists. Dtypes: any; that of
 * the values (JavaScript numbers are float32) or the one asked for. Throws `ArgumentError` if values stand at different depths.
 * Gradient: none; the values are constants. Lists of values alone are for `constant`.
 *
 * @example
 * `${ragged.constant([[1, 2], [], [3]], { dtype: "int32" })}` // => "<tf.RaggedTensor [[1, 2], [], [3]]>"
 */
export function constant<const V extends RaggedList, D extends DType = DTypeOf<V>>(
  pylist: V,
  options?: { dtype?: D; raggedRank?: number },
): RaggedTensor<NoInfer<D>>;
export function constant(
  pylist: RaggedList,
  options?: { dtype?: DType; raggedRank?: number },
): RaggedTensor {
  const op = "ragged.constant";
  checkOptions(op, options, ["dtype", "raggedRank"]);
  if (!Array.isArray(pylist))
    throw new ArgumentError(op, `takes nested lists, got ${showValue(pylist)}`);
  const { depth, ofValues } = depthsOf(op, pylist, 0);
  if (ofValues === 1)
    throw new ArgumentError(op, "needs lists of lists: a list of values is for constant(x)");
  const raggedRank = checkInteger(op, "raggedRank", options?.raggedRank ?? Math.max(1, depth - 1));
  if (raggedRank < 1 || (depth > 1 && raggedRank >= depth))
    throw new ArgumentError(
      op,
      `raggedRank ${raggedRank} is out of range: lists are ${depth} deep`,
    );
  const partitions: number[][] = [];
  let list: readonly unknown[] = pylist;
  for (let axis = 0; axis < raggedRank; axis++) {
    const rows = Array.from(list, (row) => (Array.isArray(row) ? (row as readonly unknown[]) : []));
    partitions.push(rows.map((row) => row.length));
    list = rows.flat();
  }
  const flat = dense(
    list as TensorLike,
    options?.dtype === undefined ? {} : { dtype: options.dtype },
  );
  return partitions.reduceRight<RaggedValues>(
    (values, lengths) => new RaggedTensor(values, splitsOf(vector(lengths))),
    flat,
  ) as RaggedTensor;
}

/** How deep lists go, and at which depth values stand, if there are any. */
function depthsOf(
  op: string,
  x: unknown,
  at: number,
): { readonly depth: number; readonly ofValues: number | undefined } {
  if (at > 32) throw new ArgumentError(op, "lists are nested too deeply");
  if (!Array.isArray(x)) return { depth: at, ofValues: at };
  let depth = at + 1;
  let ofValues: number | undefined;
  for (const item of x as readonly unknown[]) {
    const found = depthsOf(op, item, at + 1);
    depth = Math.max(depth, found.depth);
    if (found.ofValues === undefined) continue;
    if (ofValues !== undefined && ofValues !== found.ofValues) mixed(op);
    ofValues = found.ofValues;
  }
  // An empty list below the values stands beside one of them.
  if (ofValues !== undefined && depth > ofValues) mixed(op);
  return { depth, ofValues };
}

function mixed(op: string): never {
  throw new ArgumentError(op, "all values must stand at the same depth of lists");
}
