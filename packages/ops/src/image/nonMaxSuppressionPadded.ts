import { ShapeError, type Shape, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, sameShape, showShape, upload } from "@gradtape/core/internal";
import { padded } from "../shape/pad.ts";
import {
  floats,
  intersectionOverUnion,
  numbersOf,
  suppress,
  suppressionOf,
  type SuppressionOptions,
} from "./suppression.ts";

/**
 * As `nonMaxSuppression`, of one image or many, with results of one size: `[places, numValid]`, where places beyond the first
 * `numValid` are 0 if `padToMaxOutputSize`. Many images need that.
 *
 * As in TensorFlow, boxes are left out here that overlap a chosen one by the threshold or more.
 *
 * Shape: boxes `[…, n, 4]`, scores `[…, n]`; gives `[…, maxOutputSize]` (without padding `[m]`) and `[…]`. Dtypes: floats; gives
 * int32. Throws `ShapeError` for other shapes and for many images without padding, `ArgumentError` for thresholds out of range,
 * `UnsupportedError` where values cannot be read at once.
 * Gradient: none.
 *
 * @example
 * const boxes = [[0, 0, 1, 1], [0, 0, 1, 0.9], [0, 2, 1, 3]];
 * const [places, numValid] = image.nonMaxSuppressionPadded(boxes, [0.5, 0.9, 0.1], 4, {
 *   padToMaxOutputSize: true,
 * });
 * places.arraySync() // => [1, 2, 0, 0]
 * numValid.arraySync() // => 2
 */
export function nonMaxSuppressionPadded(
  boxes: TensorLike,
  scores: TensorLike,
  maxOutputSize: number,
  options?: SuppressionOptions & { padToMaxOutputSize?: boolean },
): [places: Tensor<Shape, "int32">, numValid: Tensor<Shape, "int32">] {
  const op = "image.nonMaxSuppressionPadded";
  checkOptions(op, options, ["iouThreshold", "scoreThreshold", "padToMaxOutputSize"]);
  const suppression = suppressionOf(op, maxOutputSize, options);
  const pads = options?.padToMaxOutputSize ?? false;
  const [b, s] = [floats(op, boxes), floats(op, scores)];
  if (b.rank < 2 || b.shape.at(-1) !== 4 || !sameShape(b.shape.slice(0, -1), s.shape)) {
    throw new ShapeError(
      op,
      `boxes and scores have shapes [..., n, 4] and [..., n], got ${showShape(b.shape)} and ${showShape(s.shape)}`,
      { shapes: [b.shape, s.shape] },
    );
  }
  if (b.rank > 2 && !pads) {
    throw new ShapeError(
      op,
      `several images need places of one number: add { padToMaxOutputSize: true }, got boxes of ${showShape(b.shape)}`,
      { shapes: [b.shape] },
    );
  }
  const outer = s.shape.slice(0, -1);
  const n = s.shape.at(-1)!;
  const images = outer.reduce((product, size) => product * size, 1);
  const [corners, values] = [numbersOf(b), numbersOf(s)];
  const { most } = suppression;
  const width = Math.min(most, n);
  const places = new Int32Array(images * width);
  const counts = new Int32Array(images);
  // At the threshold, not above it.
  const strict = { ...suppression, overlap: below(suppression.overlap) };
  for (let i = 0; i < images; i++) {
    const own = corners.subarray(4 * i * n, 4 * (i + 1) * n);
    const common = intersectionOverUnion(own, 0, 1, 1e-8);
    const chosen = suppress(values.subarray(i * n, (i + 1) * n), common, strict).places;
    places.set(chosen, i * width);
    counts[i] = chosen.length;
  }
  const list = pads ? places : places.subarray(0, counts[0]);
  const found = upload(list, pads ? [...outer, width] : [list.length], "int32");
  const all = pads ? padded(found, [...outer.map(() => NONE), [0, most - width]], 0) : found;
  return [all as Tensor<Shape, "int32">, upload(counts, outer, "int32") as Tensor<Shape, "int32">];
}

const NONE = [0, 0] as const;

/** The next float32 below one from 0 on. */
function below(x: number): number {
  const word = Float32Array.of(x);
  const bits = new Int32Array(word.buffer);
  if (x <= 0) return -(2 ** -149);
  bits[0]! -= 1;
  return word[0]!;
}
