import type { Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, upload } from "@gradtape/core/internal";
import {
  intersectionOverUnion,
  readBoxes,
  suppress,
  suppressionOf,
  type SuppressionOptions,
} from "./suppression.ts";

/**
 * The places of boxes, best first, that do not overlap a better one of them too much: at most `maxOutputSize`.
 *
 * Boxes are two opposite corners, `[y1, x1, y2, x2]`. Overlap is intersection over union. Of equal scores the earlier box is
 * better.
 *
 * Boxes and scores are read at once: where a backend cannot do that, take them from it with `await`.
 *
 * Shape: boxes `[n, 4]`, scores `[n]`; gives `[m]`, of the number of boxes chosen. Dtypes: floats; gives int32. Throws
 * `ShapeError` for other shapes, `ArgumentError` for thresholds out of range, `UnsupportedError` where values cannot be read at
 * once.
 * Gradient: none.
 *
 * @example
 * const boxes = [[0, 0, 1, 1], [0, 0, 1, 0.9], [0, 2, 1, 3]];
 * image.nonMaxSuppression(boxes, [0.5, 0.9, 0.1], 3).arraySync() // => [1, 2]
 */
export function nonMaxSuppression(
  boxes: TensorLike,
  scores: TensorLike,
  maxOutputSize: number,
  options?: SuppressionOptions,
): Tensor<[number], "int32"> {
  const op = "image.nonMaxSuppression";
  checkOptions(op, options, ["iouThreshold", "scoreThreshold"]);
  const suppression = suppressionOf(op, maxOutputSize, options);
  const given = readBoxes(op, boxes, scores);
  const { places } = suppress(given.scores, intersectionOverUnion(given.boxes), suppression);
  return upload(Int32Array.from(places), [places.length], "int32") as Tensor<[number], "int32">;
}
