import { ArgumentError, ShapeError, type DType, type Tensor } from "@gradtape/core";
import { checkIntegers, showShape } from "@gradtape/core/internal";
import { subtract } from "../math/subtract.ts";
import { checkSparse, entriesAt, hostIndices, vector } from "./sparse-entries.ts";
import { SparseTensor } from "./SparseTensor.ts";

/**
 * The part of a sparse tensor that begins at `start` and has the given size, or less where the tensor ends.
 *
 * The places decide how many entries are in it, so they are read at once. Shape: `size`, or what there is from `start` on.
 * Dtypes: any.
 * Throws `ShapeError` if start and size do not have a number for each axis, `ArgumentError` for negative ones, `UnsupportedError`
 * where places cannot be read at once.
 * Gradient: to values `g`, 0 to those outside.
 *
 * @example
 * const x = new SparseTensor([[0, 1], [1, 2]], [5, 6], [2, 3]);
 * sparse.toDense(sparse.slice(x, [0, 1], [2, 2])).arraySync() // => [[5, 0], [0, 6]]
 */
export function slice<D extends DType>(
  x: SparseTensor<D>,
  start: readonly number[],
  size: readonly number[],
): SparseTensor<D>;
export function slice(
  x: SparseTensor,
  start: readonly number[],
  size: readonly number[],
): SparseTensor {
  const from = checkSparse("sparse.slice", x);
  const { rank, denseShape } = from;
  const begin = checkIntegers("sparse.slice", "start", start);
  const sizes = checkIntegers("sparse.slice", "size", size);
  if (begin.length !== rank || sizes.length !== rank) {
    throw new ShapeError(
      "sparse.slice",
      `start ${showShape(begin)} and size ${showShape(sizes)} need a number for each axis of ${showShape(denseShape)}`,
      { shapes: [denseShape] },
    );
  }
  if ([...begin, ...sizes].some((n) => n < 0))
    throw new ArgumentError(
      "sparse.slice",
      `start and size must be 0 or more, got ${showShape(begin)} and ${showShape(sizes)}`,
    );
  const shape = sizes.map((n, d) => Math.max(0, Math.min(n, denseShape[d]! - begin[d]!)));
  const indices = hostIndices(from);
  const inside = Array.from({ length: from.values.size }, (_, i) => i).filter((i) =>
    shape.every((n, d) => {
      const at = indices[i * rank + d]! - begin[d]!;
      return at >= 0 && at < n;
    }),
  );
  const part = entriesAt(from, vector(inside));
  return new SparseTensor(subtract(part.indices, vector(begin)) as Tensor, part.values, shape);
}
