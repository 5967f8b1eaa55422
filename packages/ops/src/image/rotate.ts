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

export interface RotateOptions extends TransformOptions {
  /** The point that stays, as parts of width and height: `[x, y]`, or one number for both. Default: 0.5. */
  center?: number | readonly [x: number, y: number];
}

/**
 * Images turned counter-clockwise by an angle, in radians: TensorFlow.js's `rotateWithOffset`.
 *
 * Shape: `[height, width, channels]` or a batch of them; kept. Dtypes: integers and floats; the images' own. Throws `ShapeError`
 * for other ranks, `ArgumentError` unless angle and centre are finite numbers.
 * Gradient: `g` back to the pixels it was made of.
 *
 * @example
 * image.rotate([[[1], [2], [3]]], Math.PI, { center: [1 / 3, 0] }).arraySync() // => [[[3], [2], [1]]]
 */
export function rotate<const X extends TensorLike>(
  images: X,
  angle: number,
  options?: RotateOptions,
): Of<Shape, DTypeOf<X>>;
export function rotate(images: TensorLike, angle: number, options?: RotateOptions): Tensor {
  const op = "image.rotate";
  checkOptions(op, options, ["center", "interpolation", "fillMode", "fillValue"]);
  const given = imagesOf(op, images);
  const { height, width } = given;
  const turn = checkNumber(op, "angle", angle);
  const center: unknown = options?.center ?? 0.5;
  const parts: readonly unknown[] = Array.isArray(center) ? center : [center, center];
  if (parts.length !== 2)
    throw new ArgumentError(op, `center is a number or [x, y], got ${showValue(center)}`);
  const x = checkNumber(op, "center", parts[0]) * width;
  const y = checkNumber(op, "center", parts[1]) * height;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const numbers = [cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y, 0, 0];
  const transform = upload(Float32Array.from(numbers), [1, 8], "float32");
  return transformed(op, given, transform, [height, width], options);
}
