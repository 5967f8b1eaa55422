import { ArgumentError, type FloatDType, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, upload } from "@gradtape/core/internal";
import { cast } from "../math/cast.ts";
import { checkNumber } from "./image-axes.ts";
import {
  intersectionOverUnion,
  readBoxes,
  suppress,
  suppressionOf,
  type SuppressionOptions,
} from "./suppression.ts";

/**
 * As `nonMaxSuppression`, with the scores of the boxes chosen: `[places, scores]`.
 *
 * With `softNmsSigma` above 0 no box is left out for its overlap; instead its score is multiplied by `exp(-iou² / (2 · sigma))` for
 * every box chosen before it, and `iouThreshold` has no meaning.
 *
 * Shape: boxes `[n, 4]`, scores `[n]`; both results `[m]`. Dtypes: floats; gives int32 and the scores' own. Throws `ShapeError` for
 * other shapes, `ArgumentError` for thresholds out of range, `UnsupportedError` where values cannot be read at once.
 * Gradient: none.
 *
 * Source: Bodla et al., "Soft-NMS: improving object detection with one line of code" (2017).
 *
 * @example
 * const boxes = [[0, 0, 1, 1], [0, 0, 1, 1], [0, 2, 1, 3]];
 * const [places, scores] = image.nonMaxSuppressionWithScores(boxes, [1, 0.5, 0.25], 3, { softNmsSigma: 1 });
 * scores.arraySync() // => ≈ [1, 0.3032653, 0.25]
 */
export function nonMaxSuppressionWithScores(
  boxes: TensorLike,
  scores: TensorLike,
  maxOutputSize: number,
  options?: SuppressionOptions & { softNmsSigma?: number },
): [places: Tensor<[number], "int32">, scores: Tensor<[number], FloatDType>] {
  const op = "image.nonMaxSuppressionWithScores";
  checkOptions(op, options, ["iouThreshold", "scoreThreshold", "softNmsSigma"]);
  const sigma = checkNumber(op, "softNmsSigma", options?.softNmsSigma ?? 0);
  if (sigma < 0) throw new ArgumentError(op, `softNmsSigma must be 0 or more, got ${sigma}`);
  const suppression = suppressionOf(op, maxOutputSize, options, sigma);
  const given = readBoxes(op, boxes, scores);
  const chosen = suppress(given.scores, intersectionOverUnion(given.boxes), suppression);
  const count = chosen.places.length;
  const kept = upload(Float32Array.from(chosen.scores), [count], "float32");
  return [
    upload(Int32Array.from(chosen.places), [count], "int32") as Tensor<[number], "int32">,
    cast(kept, given.given.dtype as FloatDType) as Tensor<[number], FloatDType>,
  ];
}
