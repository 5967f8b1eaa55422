import type { Axes, DType, Of, Shape, Tensor } from "@gradtape/core";
import { checkOptions, normalizeAxes, sizeOf } from "@gradtape/core/internal";
import { summedInto } from "../segment/unsortedSegmentSum.ts";
import { reshape as reshapeDense } from "../shape/reshape.ts";
import { reshape } from "./reshape.ts";
import { checkSparse, coalesced, positions } from "./sparse-entries.ts";
import type { SparseTensor } from "./SparseTensor.ts";

/**
 * Sum of the entries along some axes (all by default). The result is dense; with `{ outputIsSparse: true }` it is sparse, for
 * which the places are read at once.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: integers, floats and complex. Throws
 * `UnsupportedError` where a sparse result is asked for and the places cannot be read at once.
 * Gradient: to each value `g` of the sum that it is in.
 *
 * @example
 * const x = new SparseTensor([[0, 1], [1, 2]], [5, 6], [2, 3]);
 * sparse.reduceSum(x, 1).arraySync() // => [5, 6]
 */
export function reduceSum<D extends DType>(
  x: SparseTensor<D>,
  axis?: Axes,
  options?: { keepDims?: boolean; outputIsSparse?: false },
): Of<Shape, D>;
export function reduceSum<D extends DType>(
  x: SparseTensor<D>,
  axis: Axes,
  options: { keepDims?: boolean; outputIsSparse: true },
): SparseTensor<D>;
export function reduceSum(
  x: SparseTensor,
  axis?: Axes,
  options?: { keepDims?: boolean; outputIsSparse?: boolean },
): Tensor | SparseTensor {
  const from = checkSparse("sparse.reduceSum", x);
  checkOptions("sparse.reduceSum", options, ["keepDims", "outputIsSparse"]);
  const { denseShape, values } = from;
  const axes = normalizeAxes("sparse.reduceSum", axis, from.rank);
  const kept = [...denseShape.keys()].filter((d) => !axes.includes(d));
  const sizes = kept.map((d) => denseShape[d]!);
  const shape = options?.keepDims ? denseShape.map((n, d) => (axes.includes(d) ? 1 : n)) : sizes;
  return options?.outputIsSparse
    ? reshape(coalesced([from], kept, values), shape)
    : reshapeDense(summedInto(values, positions(from, kept), sizeOf(sizes)), shape);
}
