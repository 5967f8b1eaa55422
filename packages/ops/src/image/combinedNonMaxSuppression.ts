import { ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, showShape, upload } from "@gradtape/core/internal";
import { padded } from "../shape/pad.ts";
import { checkCount } from "./image-axes.ts";
import {
  floats,
  intersectionOverUnion,
  numbersOf,
  suppress,
  suppressionOf,
  type SuppressionOptions,
} from "./suppression.ts";

export interface CombinedSuppressionOptions extends SuppressionOptions {
  /** Results have a place for each class's boxes, at most `maxTotalSize`. Default: false, `maxTotalSize` places. */
  padPerClass?: boolean;
  /** Boxes of the result are cut off at 0 and 1. Default: true. */
  clipBoxes?: boolean;
}

/**
 * Boxes of several classes in several images: `nonMaxSuppression` for each class of each image by itself, then the best boxes of
 * all classes. Gives `[boxes, scores, classes, validDetections]`, best first, with zeros beyond the valid ones.
 *
 * Shape: boxes `[batch, n, q, 4]` with q 1 (the same boxes for all classes) or the number of classes, scores `[batch, n, classes]`;
 * gives `[batch, m, 4]`, `[batch, m]`, `[batch, m]` and `[batch]`. Dtypes: floats; gives float32, classes too, and int32 for the
 * numbers of valid ones. Throws `ShapeError` for other shapes, `ArgumentError` for thresholds out of range, `UnsupportedError`
 * where values cannot be read at once.
 * Gradient: none.
 *
 * @example
 * const boxes = [[[[0, 0, 1, 1]], [[0, 0, 1, 0.5]]]];
 * const scores = [[[0.9, 0], [0.2, 0.8]]];
 * const [, best, classes] = image.combinedNonMaxSuppression(boxes, scores, 1, 2);
 * classes.arraySync() // => [[0, 1]]
 */
export function combinedNonMaxSuppression(
  boxes: TensorLike,
  scores: TensorLike,
  maxOutputSizePerClass: number,
  maxTotalSize: number,
  options?: CombinedSuppressionOptions,
): [
  boxes: Tensor<[number, number, 4], "float32">,
  scores: Tensor<[number, number], "float32">,
  classes: Tensor<[number, number], "float32">,
  validDetections: Tensor<[number], "int32">,
] {
  const op = "image.combinedNonMaxSuppression";
  checkOptions(op, options, ["iouThreshold", "scoreThreshold", "padPerClass", "clipBoxes"]);
  const perClass = checkCount(op, "maxOutputSizePerClass", maxOutputSizePerClass, 1);
  const suppression = suppressionOf(op, perClass, options);
  const total = checkCount(op, "maxTotalSize", maxTotalSize, 1);
  const [b, s] = [floats(op, boxes), floats(op, scores)];
  const [images, n, classes] = s.shape as [number, number, number];
  const [, , q, four] = b.shape;
  const agree = b.rank === 4 && s.rank === 3 && b.shape[0] === images && b.shape[1] === n;
  if (!agree || four !== 4 || (q !== 1 && q !== classes)) {
    throw new ShapeError(
      op,
      `boxes and scores have shapes [batch, n, 1 or classes, 4] and [batch, n, classes], got ${showShape(b.shape)} and ${showShape(s.shape)}`,
      { shapes: [b.shape, s.shape] },
    );
  }
  const size = options?.padPerClass ? Math.min(total, perClass * classes) : total;
  // No more than there are; the rest is added as zeros.
  const width = Math.min(size, n * classes);
  const clip = options?.clipBoxes ?? true;
  const [corners, values] = [numbersOf(b), numbersOf(s)];
  const kept = new Float32Array(images * width * 4);
  const keptScores = new Float32Array(images * width);
  const keptClasses = new Float32Array(images * width);
  const counts = new Int32Array(images);
  for (let i = 0; i < images; i++) {
    const own = corners.subarray(i * n * q! * 4, (i + 1) * n * q! * 4);
    const candidates: { score: number; class: number; at: number }[] = [];
    for (let c = 0; c < classes; c++) {
      const from = q === 1 ? 0 : 4 * c;
      const ofClass = Float32Array.from(
        { length: n },
        (_, k) => values[(i * n + k) * classes + c]!,
      );
      const chosen = suppress(ofClass, intersectionOverUnion(own, from, q), suppression);
      chosen.places.forEach((place, k) =>
        candidates.push({ score: chosen.scores[k]!, class: c, at: 4 * place * q! + from }),
      );
    }
    const best = candidates.sort((x, y) => y.score - x.score).slice(0, width);
    counts[i] = best.length;
    best.forEach((one, k) => {
      const to = i * width + k;
      keptScores[to] = one.score;
      keptClasses[to] = one.class;
      const box = own.subarray(one.at, one.at + 4);
      kept.set(clip ? box.map((x) => Math.min(Math.max(x, 0), 1)) : box, 4 * to);
    });
  }
  const whole = (data: Float32Array, ...last: number[]): Tensor => {
    const found = upload(data, [images, width, ...last], "float32");
    const none = [0, 0] as const;
    return padded(found, [none, [0, size - width], ...last.map(() => none)], 0);
  };
  return [
    whole(kept, 4) as Tensor<[number, number, 4], "float32">,
    whole(keptScores) as Tensor<[number, number], "float32">,
    whole(keptClasses) as Tensor<[number, number], "float32">,
    upload(counts, [images], "int32") as Tensor<[number], "int32">,
  ];
}
