import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { clipByValue } from "../math/clipByValue.ts";
import { multiply } from "../math/multiply.ts";
import { channelsOf } from "./channels.ts";
import { asFloats } from "./float-images.ts";
import { rgbOf } from "./hsvToRgb.ts";
import { checkColours } from "./mix-channels.ts";
import { hsvOf } from "./rgbToHsv.ts";
import { scalarLike } from "./scalar-like.ts";

/**
 * Images with the saturation of each pixel multiplied by a factor, and cut off at 0 and 1.
 *
 * Integers count as floats between 0 and 1.
 *
 * Shape: any whose last axis has size 3 (red, green, blue); kept. Dtypes: integers and floats. Throws `ShapeError` for other
 * numbers of channels, or if the factor is no scalar.
 * Gradient: through hue, saturation and value; none through integers.
 *
 * @example
 * image.adjustSaturation([[[1, 2, 3]]], 0.5).arraySync() // => ≈ [[[2, 2.5, 3]]]
 */
export function adjustSaturation<const X extends TensorLike>(
  image: Arg<X>,
  saturationFactor: TensorLike,
): Like<X>;
export function adjustSaturation(image: TensorLike, saturationFactor: TensorLike): Tensor {
  const op = "image.adjustSaturation";
  const x = toTensor(op, image);
  checkColours(op, x);
  return asFloats(op, x, (y) => {
    const [hue, saturation, value] = channelsOf(hsvOf(y));
    const factor = scalarLike(op, "saturationFactor", saturationFactor, y);
    return rgbOf(hue, clipByValue(multiply(saturation, factor), 0, 1) as Tensor, value);
  });
}
