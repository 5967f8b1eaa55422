import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { converted } from "./convertImageDtype.ts";
import { floatOf } from "./resample.ts";
import { checkColours, mixed, type Mix } from "./mix-channels.ts";

/** TensorFlow's luma. */
const LUMA: Mix = [[0.2989, 0.587, 0.114]];

/**
 * Images in shades of grey: `0.2989 · red + 0.587 · green + 0.114 · blue` of each pixel.
 *
 * Shape: the last axis has size 3, and 1 after. Dtypes: integers, computed with as `convertImageDtype` scales them, and floats.
 * Throws `ShapeError` for other numbers of channels.
 * Gradient: `g` times these weights.
 *
 * @example
 * image.rgbToGrayscale([[[1, 2, 3]]]).arraySync() // => ≈ [[[1.8149]]]
 */
export function rgbToGrayscale<const X extends TensorLike>(images: X): Of<Shape, DTypeOf<X>>;
export function rgbToGrayscale(images: TensorLike): Tensor {
  const op = "image.rgbToGrayscale";
  const x = toTensor(op, images);
  checkColours(op, x);
  const floats = converted(op, x, floatOf(x.dtype), false);
  return converted(op, mixed(floats, LUMA), x.dtype, false);
}
