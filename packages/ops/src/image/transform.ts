import {
  ShapeError,
  isInteger,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, showShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { checkChoice } from "../define/check-choice.ts";
import { cast } from "../math/cast.ts";
import { reshape } from "../shape/reshape.ts";
import { batched, checkNumber, imagesOf, type Images } from "./image-axes.ts";
import { projected } from "./projected-images.ts";
import { FILL_MODES, NUMBERS, type FillMode } from "./projected-points.ts";
import { checkSizes } from "./resize.ts";

export interface TransformOptions {
  /** Default: "nearest". */
  interpolation?: "nearest" | "bilinear";
  /**
   * What lies outside the image: `fillValue`, the nearest pixel of the edge, or the image again, mirrored (d c b a | a b c d | d c b a)
   * or not (a b c d | a b c d). Default: "constant".
   */
  fillMode?: FillMode;
  /** Default: 0. */
  fillValue?: number;
}

/**
 * Images under projective transformations: TensorFlow's op ImageProjectiveTransformV3.
 *
 * Of the numbers `[a0, a1, a2, b0, b1, b2, c0, c1]` the pixel (x, y) of the result is what the image has at
 * `((a0 · x + a1 · y + a2) / k, (b0 · x + b1 · y + b2) / k)` with `k = c0 · x + c1 · y + 1`.
 *
 * Shape: images `[height, width, channels]` or a batch of them, transforms `[8]`, `[1, 8]` or `[batch, 8]`; the result is
 * `outputShape` large, by default as large as the images. Dtypes: integers and floats; the images' own. Throws `ShapeError` for
 * other shapes.
 * Gradient: to the images, `g` back to the pixels it was made of (TensorFlow's is an approximation by the inverse transform);
 * none to the transforms.
 *
 * @example
 * const shift = [1, 0, 1, 0, 1, 0, 0, 0];
 * image.transform([[[1], [2], [3]]], shift).arraySync() // => [[[2], [3], [0]]]
 */
export function transform<const X extends TensorLike>(
  images: X,
  transforms: TensorLike,
  options?: TransformOptions & { outputShape?: readonly number[] },
): Of<Shape, DTypeOf<X>>;
export function transform(
  images: TensorLike,
  transforms: TensorLike,
  options?: TransformOptions & { outputShape?: readonly number[] },
): Tensor {
  const op = "image.transform";
  checkOptions(op, options, ["interpolation", "fillMode", "fillValue", "outputShape"]);
  const given = imagesOf(op, images);
  const { height, width } = given;
  const { outputShape } = options ?? {};
  const size: readonly [number, number] =
    outputShape === undefined ? [height, width] : checkSizes(op, outputShape);
  return transformed(op, given, toTensor(op, transforms, "float32"), size, options);
}

/** Images under the transformations, for `op`. */
export function transformed(
  op: string,
  images: Images,
  transforms: Tensor,
  [h, w]: readonly [number, number],
  options: TransformOptions | undefined,
): Tensor {
  const interpolation = checkChoice(op, "interpolation", options?.interpolation ?? "nearest", [
    "nearest",
    "bilinear",
  ]);
  const mode = checkChoice(op, "fillMode", options?.fillMode ?? "constant", FILL_MODES);
  const value = checkNumber(op, "fillValue", options?.fillValue ?? 0);
  checkDType(op, images.x.dtype, "real");
  checkDType(op, transforms.dtype, "float");
  const { batch, back } = batched(images);
  const { dtype } = batch;
  const n = batch.shape[0]!;
  const numbers = (
    transforms.rank === 1 ? reshape(transforms, [1, transforms.size]) : transforms
  ) as Tensor;
  const [count, eight] = numbers.shape;
  if (numbers.rank !== 2 || eight !== NUMBERS || (count !== 1 && count !== n)) {
    throw new ShapeError(
      op,
      `transforms have shape [8], [1, 8] or [batch, 8] for ${n} images, got ${showShape(transforms.shape)}`,
      { shapes: [transforms.shape, batch.shape] },
    );
  }
  const floats = cast(numbers, "float32") as Tensor;
  const fill = isInteger(dtype) && interpolation === "nearest" ? Math.trunc(value) : value;
  return back(
    cast(projected(batch, floats, { interpolation, fill, mode, size: [h, w] }), dtype) as Tensor,
  );
}
