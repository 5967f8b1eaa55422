import type { DTypeOf, Of, Shape, TensorLike } from "@gradtape/core";
import { spaceToBatch } from "./spaceToBatch.ts";

/**
 * The same as `spaceToBatch`, which has taken any number of axes since TensorFlow 2. Shape, dtypes, gradient and errors are told
 * there.
 *
 * @example
 * spaceToBatchNd([[1, 2], [3, 4]], [2], [[0, 0]]).arraySync() // => [[1], [3], [2], [4]]
 */
export function spaceToBatchNd<const X extends TensorLike>(
  x: X,
  blockShape: Shape,
  paddings: readonly (readonly number[])[],
): Of<Shape, DTypeOf<X>> {
  return spaceToBatch(x, blockShape, paddings);
}
