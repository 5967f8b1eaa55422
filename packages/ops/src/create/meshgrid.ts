import {
  isTensor,
  isVariable,
  type OneOf,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, checkSize } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { reshape } from "../shape/reshape.ts";
import { tensorsOf } from "../shape/tensors-of.ts";

export interface MeshgridOptions {
  /** Default: xy. */
  indexing?: "xy" | "ij";
}

/**
 * Grids of coordinates: for each list of coordinates an array of the whole grid's shape, along one axis of which they lie.
 *
 * With indexing `"xy"` the first list goes along the columns (axis 1) and the second along the rows (axis 0), as in a plot; with
 * `"ij"` each list goes along the axis of its number.
 *
 * Shape of each: the sizes of the lists. Dtypes: any, all the same. Copies nothing. Throws `ArgumentError` for another indexing.
 * Gradient: to each `g`, summed over the other axes.
 *
 * @example
 * meshgrid([1, 2, 3], [4, 5]).map((x) => x.arraySync())
 * // => [[[1, 2, 3], [1, 2, 3]], [[4, 4, 4], [5, 5, 5]]]
 * @example
 * meshgrid([1, 2], [4, 5], { indexing: "ij" })[0].arraySync() // => [[1, 1], [2, 2]]
 */
export function meshgrid<const L extends readonly TensorLike[]>(
  ...args: readonly [...L, MeshgridOptions]
): Tensor<Shape, OneOf<L>>[];
export function meshgrid<const L extends readonly TensorLike[]>(
  ...args: L
): Tensor<Shape, OneOf<L>>[];
export function meshgrid(...args: readonly (TensorLike | MeshgridOptions)[]): Tensor[] {
  const last = args.at(-1);
  const options = isOptions(last) ? last : undefined;
  checkOptions("meshgrid", options, ["indexing"]);
  const indexing = checkChoice("meshgrid", "indexing", options?.indexing ?? "xy", ["xy", "ij"]);
  const lists = tensorsOf("meshgrid", (options ? args.slice(0, -1) : args) as TensorLike[]);
  return gridsOf("meshgrid", lists, indexing);
}

/** The grids of lists, each in its own dtype. */
export function gridsOf(op: string, lists: readonly Tensor[], indexing: "xy" | "ij"): Tensor[] {
  const swapped = indexing === "xy" && lists.length > 1;
  const place = (d: number): number => (swapped && d < 2 ? 1 - d : d);
  const shape = checkSize(
    op,
    lists.map((_, d) => lists[place(d)]!.size),
  );
  return lists.map((x, d) => {
    const own = lists.map((_, i) => (i === place(d) ? x.size : 1));
    return broadcastTo(reshape(x, own), shape);
  });
}

/** No tensor, and no array or object that stands for one. */
const isOptions = (x: unknown): x is MeshgridOptions =>
  typeof x === "object" &&
  x !== null &&
  !isTensor(x) &&
  !isVariable(x) &&
  !ArrayBuffer.isView(x) &&
  !Array.isArray(x) &&
  !("shape" in x) &&
  !("re" in x);
