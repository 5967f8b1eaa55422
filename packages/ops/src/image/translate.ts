import {
  ArgumentError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, showValue, upload } from "@gradtape/core/internal";
import { checkNumber, imagesOf } from "./image-axes.ts";
import { transformed, type TransformOptions } from "./transform.ts";

/**
 * Images moved by `[x, y]` pixels: to the right, and down. Options are those of `transform`.
 *
 * Shape: `[height, width, channels]` or a batch of them; kept. Dtypes: integers and floats; the images' own. Throws `ShapeError`
 * for other ranks, `ArgumentError` unless both are finite numbers.
 * Gradient: `g` back to the pixels it was made of.
 *
 * @example
 * image.translate([[[1], [2], [3]]], [1, 0]).arraySync() // => [[[0], [1], [2]]]
 */
export function translate<const X extends TensorLike>(
  images: X,
  translations: readonly [x: number, y: number],
  options?: TransformOptions,
): Of<Shape, DTypeOf<X>>;
export function translate(
  images: TensorLike,
  translations: readonly [x: number, y: number],
  options?: TransformOptions,
): Tensor {
  const op = "image.translate";
  checkOptions(op, options, ["interpolation", "fillMode", "fillValue"]);
  const given = imagesOf(op, images);
  const by: unknown = translations;
  if (!Array.isArray(by) || by.length !== 2)
    throw new ArgumentError(op, `translations are [x, y], got ${showValue(by)}`);
  const [x, y] = by.map((n) => checkNumber(op, "translations", n)) as [number, number];
  const transform = upload(Float32Array.of(1, 0, -x, 0, 1, -y, 0, 0), [1, 8], "float32");
  return transformed(op, given, transform, [given.height, given.width], options);
}
