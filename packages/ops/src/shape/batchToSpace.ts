import {
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { showShape, sizeOf, toTensor } from "@gradtape/core/internal";
import { checkBlocks, checkDivides, rearranged } from "./blocks.ts";
import { slice } from "./slice.ts";

/**
 * Batches as blocks of space, the inverse of `spaceToBatch`: groups of `b₁ ⋯ bₘ` batches are interleaved along axes 1 to m, and
 * of each of these axes `crops` are taken off, `[before, after]`.
 *
 * Shape: `[n, s₁, …, sₘ, …] → [n / (b₁ ⋯ bₘ), s₁ · b₁ - crops, …]`. Dtypes: any. Throws `ShapeError` unless the batches are
 * divisible, and for crops of more than there is; `ArgumentError` unless there is one pair of crops for each.
 * Gradient: `g`, moved back, with zeros where it was cropped.
 *
 * @example
 * batchToSpace([[1], [3], [2], [4]], [2], [[0, 0]]).arraySync() // => [[1, 2], [3, 4]]
 */
export function batchToSpace<const X extends TensorLike>(
  x: X,
  blockShape: Shape,
  crops: readonly (readonly number[])[],
): Of<Shape, DTypeOf<X>>;
export function batchToSpace(
  x: TensorLike,
  blockShape: Shape,
  crops: readonly (readonly number[])[],
): Tensor {
  const op = "batchToSpace";
  const t = toTensor(op, x);
  const [blocks, pairs] = checkBlocks(op, t, blockShape, "crops", crops);
  const m = blocks.length;
  const [batches, ...sizes] = t.shape as [number, ...number[]];
  const [space, rest] = [sizes.slice(0, m), sizes.slice(m)];
  checkDivides(op, "number of batches", batches, sizeOf(blocks), t.shape);
  const n = batches / sizeOf(blocks);
  const axes = [...blocks.keys()];
  const wide = rearranged(
    t,
    [...blocks, n, ...space, ...rest],
    [m, ...axes.flatMap((d) => [m + 1 + d, d]), ...rest.map((_, d) => 2 * m + 1 + d)],
    [n, ...space.map((s, d) => s * blocks[d]!), ...rest],
  );
  if (pairs.every((pair) => pair.every((c) => c === 0))) return wide;
  const begin = [0, ...pairs.map(([before]) => before), ...rest.map(() => 0)];
  const left = wide.shape.map((s, d) => s - begin[d]! - (pairs[d - 1]?.[1] ?? 0));
  const gone = left.findIndex((s) => s < 0);
  if (gone >= 0)
    throw new ShapeError(
      op,
      `cannot crop axis ${gone} of ${showShape(wide.shape)} by ${showShape(pairs[gone - 1]!)}`,
      { shapes: [wide.shape], axis: gone },
    );
  return slice(wide, begin, left);
}
