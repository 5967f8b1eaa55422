import {
  isTensor,
  isVariable,
  type Arg,
  type DTypeOf,
  type Of,
  type Tensor,
  type TensorLike,
  type Variable,
} from "@gradtape/core";
import { checkOptions, normalizeAxis, toTensor } from "@gradtape/core/internal";
import { gathered, type GatherOf } from "../index/gather.ts";
import { toIndices } from "../index/index-range.ts";
import { clipByNorm } from "../math/clipByNorm.ts";
import { concat } from "../shape/concat.ts";

type Parts = readonly (Tensor | Variable)[];

/**
 * The rows of a table that `ids` name: `result[i, …] = params[ids[i]]`. A list of tensors is one table cut into parts, whose
 * rows are counted through.
 *
 * With `maxNorm`, a row whose Euclidean norm is larger is scaled down to it. Shape: `ids.shape + params.shape[1:]`. Dtypes:
 * any, with `maxNorm` floats; ids are integers (int32 from JavaScript numbers). Throws `ShapeError` for an id that is no row,
 * as `gather` does. Gradient: to the table as `IndexedSlices`, by the rows that were read.
 *
 * @example
 * nn.embeddingLookup([[1, 2], [3, 4], [30, 40]], [2, 0], { maxNorm: 5 }).arraySync() // => ≈ [[3, 4], [1, 2]]
 */
export function embeddingLookup(
  params: Parts,
  ids: TensorLike,
  options?: { maxNorm?: number },
): Tensor;
export function embeddingLookup<const X extends TensorLike, const I extends TensorLike>(
  params: X,
  ids: Arg<I>,
  options?: { maxNorm?: number },
): Of<GatherOf<X, I, 0, 0>, DTypeOf<X>>;
export function embeddingLookup(
  params: TensorLike | Parts,
  ids: TensorLike,
  options?: { maxNorm?: number },
): Tensor {
  checkOptions("embeddingLookup", options, ["maxNorm"]);
  const table = arePartsOf(params)
    ? (concat(params) as Tensor)
    : toTensor("embeddingLookup", params as TensorLike);
  normalizeAxis("embeddingLookup", 0, table.rank);
  const indices = toIndices("embeddingLookup", ids);
  const rows = gathered(table, indices, { axis: 0, batchDims: 0 });
  if (options?.maxNorm === undefined) return rows;
  const axes = table.shape.slice(1).map((_, d) => indices.rank + d);
  return clipByNorm(rows, options.maxNorm, axes) as Tensor;
}

const arePartsOf = (x: unknown): x is Parts =>
  Array.isArray(x) && x.length > 0 && x.every((part) => isTensor(part) || isVariable(part));
