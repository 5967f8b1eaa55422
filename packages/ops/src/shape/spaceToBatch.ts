import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { sizeOf, toTensor } from "@gradtape/core/internal";
import { checkBlocks, checkDivides, rearranged } from "./blocks.ts";
import { pad } from "./pad.ts";

/**
 * Blocks of space as batches: axes 1 to m are padded with zeros, then cut into blocks of `blockShape`, and the elements at one
 * place of all blocks become a batch of their own. `batchToSpace` undoes it. (TensorFlow's `space_to_batch_nd` is the same.)
 *
 * Shape: `[n, s₁, …, sₘ, …] → [n · b₁ ⋯ bₘ, (s₁ + padding) / b₁, …]`. Dtypes: any. Throws `ShapeError` unless the padded
 * sizes are divisible by the blocks', `ArgumentError` unless there is one pair of paddings for each.
 * Gradient: `g`, moved back, without the padding.
 *
 * @example
 * spaceToBatch([[1, 2], [3, 4]], [2], [[0, 0]]).arraySync() // => [[1], [3], [2], [4]]
 */
export function spaceToBatch<const X extends TensorLike>(
  x: X,
  blockShape: Shape,
  paddings: readonly (readonly number[])[],
): Of<Shape, DTypeOf<X>>;
export function spaceToBatch(
  x: TensorLike,
  blockShape: Shape,
  paddings: readonly (readonly number[])[],
): Tensor {
  const op = "spaceToBatch";
  const t = toTensor(op, x);
  const [blocks, pairs] = checkBlocks(op, t, blockShape, "paddings", paddings);
  const m = blocks.length;
  const rest = t.shape.slice(1 + m);
  const wide = pairs.some(([before, after]) => before + after > 0)
    ? (pad(t, [[0, 0], ...pairs, ...rest.map(() => [0, 0] as const)]) as Tensor)
    : t;
  const [n, ...space] = wide.shape.slice(0, 1 + m) as [number, ...number[]];
  space.forEach((size, d) => checkDivides(op, "padded size", size, blocks[d]!, wide.shape));
  const counts = space.map((size, d) => size / blocks[d]!);
  const axes = [...blocks.keys()];
  return rearranged(
    wide,
    [n, ...counts.flatMap((c, d) => [c, blocks[d]!]), ...rest],
    [
      ...axes.map((d) => 2 + 2 * d),
      0,
      ...axes.map((d) => 1 + 2 * d),
      ...rest.map((_, d) => 1 + 2 * m + d),
    ],
    [n * sizeOf(blocks), ...counts, ...rest],
  );
}
