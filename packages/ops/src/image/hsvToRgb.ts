import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { channelsOf, hueRamps } from "./channels.ts";
import { checkColours } from "./mix-channels.ts";

/**
 * Colours from hue, saturation and value to red, green and blue, pixel by pixel: the inverse of `rgbToHsv`.
 *
 * Shape: any whose last axis has size 3; kept. Dtypes: floats. Throws `ShapeError` for other numbers of channels.
 * Gradient: that of the formula, which is straight in hue but for corners.
 *
 * @example
 * image.hsvToRgb([0.5, 1, 0.75]).arraySync() // => [0, 0.75, 0.75]
 */
export function hsvToRgb<const X extends TensorLike>(images: Arg<X>): Like<X>;
export function hsvToRgb(images: TensorLike): Tensor {
  const op = "image.hsvToRgb";
  const x = toTensor(op, images);
  checkDType(op, x.dtype, "float");
  checkColours(op, x);
  return rgbOf(...channelsOf(x));
}

/** Pixels of hue, saturation and value. */
export function rgbOf(hue: Tensor, saturation: Tensor, value: Tensor): Tensor {
  const faded = add(1, multiply(saturation, subtract(hueRamps(hue), 1)));
  return multiply(value, faded) as Tensor;
}
