import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { log } from "../math/log.ts";
import { multiply } from "../math/multiply.ts";
import { squaredDifference } from "../math/squaredDifference.ts";
import { subtract } from "../math/subtract.ts";
import { reduceMean } from "../reduce/reduceMean.ts";
import { pairOfImages } from "./image-pairs.ts";

/**
 * Peak signal-to-noise ratio of two images, in decibels: `20 · log₁₀ maxVal - 10 · log₁₀ mse`, `mse` being the mean squared
 * difference. `maxVal` is the largest value that images can have: 255 for bytes, 1 for floats between 0 and 1.
 *
 * Shape: `[…, height, width, channels]`; gives one number for each pair of images. Dtypes: integers and floats, both the same;
 * gives float32 (float64 from float64). Throws `ShapeError` if sizes differ.
 * Gradient: that of the formula; none through integers.
 *
 * @example
 * image.psnr([[[0], [0]]], [[[0.1], [-0.1]]], 1).arraySync() // => ≈ 20
 */
export function psnr<const X extends TensorLike>(
  a: X,
  b: TensorLike,
  maxVal: number,
): Of<Shape, DTypeOf<X> extends "float64" ? "float64" : "float32">;
export function psnr(a: TensorLike, b: TensorLike, maxVal: number): Tensor {
  const pair = pairOfImages("image.psnr", a, b, maxVal);
  const mse = reduceMean(squaredDifference(pair.a, pair.b) as Tensor, [-3, -2, -1]);
  return subtract(20 * Math.log10(pair.most), multiply(10 / Math.LN10, log(mse))) as Tensor;
}
