import { ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, showShape, upload } from "@gradtape/core/internal";
import { checkNumber } from "./image-axes.ts";
import { checkThreshold, floats, numbersOf, suppress, suppressionOf } from "./suppression.ts";

/**
 * As `nonMaxSuppression`, with overlaps given as numbers: `overlaps[i][j]` says how much box i overlaps box j.
 *
 * Shape: overlaps `[n, n]`, scores `[n]`; gives `[m]`. Dtypes: floats; gives int32. Throws `ShapeError` for other shapes,
 * `UnsupportedError` where values cannot be read at once.
 * Gradient: none.
 *
 * @example
 * const overlaps = [[1, 0.7], [0.7, 1]];
 * image.nonMaxSuppressionOverlaps(overlaps, [0.5, 0.9], 2).arraySync() // => [1]
 */
export function nonMaxSuppressionOverlaps(
  overlaps: TensorLike,
  scores: TensorLike,
  maxOutputSize: number,
  options?: {
    /** Boxes are left out that overlap a chosen one by more than this. Default: 0.5. */
    overlapThreshold?: number;
    /** Boxes are left out whose score is not above this. Default: -Infinity. */
    scoreThreshold?: number;
  },
): Tensor<[number], "int32"> {
  const op = "image.nonMaxSuppressionOverlaps";
  checkOptions(op, options, ["overlapThreshold", "scoreThreshold"]);
  const overlap = Math.fround(
    checkNumber(op, "overlapThreshold", options?.overlapThreshold ?? 0.5),
  );
  const score = checkThreshold(op, "scoreThreshold", options?.scoreThreshold);
  const suppression = { ...suppressionOf(op, maxOutputSize, undefined), overlap, score };
  const [o, s] = [floats(op, overlaps), floats(op, scores)];
  const n = s.shape[0];
  if (s.rank !== 1 || o.rank !== 2 || o.shape.some((size) => size !== n)) {
    throw new ShapeError(
      op,
      `overlaps and scores have shapes [n, n] and [n], got ${showShape(o.shape)} and ${showShape(s.shape)}`,
      { shapes: [o.shape, s.shape] },
    );
  }
  const common = numbersOf(o);
  const { places } = suppress(numbersOf(s), (i, j) => common[i * n! + j]!, suppression);
  return upload(Int32Array.from(places), [places.length], "int32") as Tensor<[number], "int32">;
}
