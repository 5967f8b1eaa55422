import type { Made, ShapeOf, Arg, DTypeOf, Tensor, TensorLike } from "@gradtape/core";
import { checkDType } from "../define/accepts.ts";
import { cast } from "../math/cast.ts";
import { divide } from "../math/divide.ts";
import { maximum } from "../math/maximum.ts";
import { sqrt } from "../math/sqrt.ts";
import { subtract } from "../math/subtract.ts";
import { reduceMean } from "../reduce/reduceMean.ts";
import { reduceVariance } from "../reduce/reduceVariance.ts";
import { manyImagesOf } from "./image-axes.ts";
import { floatOf } from "./resample.ts";

/**
 * Each image with mean 0 and variance 1: `(x - mean) / max(stddev, 1 / √n)`, of all its n values.
 *
 * Shape: `[…, height, width, channels]`; kept. Dtypes: integers and floats; gives float32 (float64 from float64). Throws
 * `ShapeError` below rank 3.
 * Gradient: that of the formula.
 *
 * @example
 * image.perImageStandardization([[[1], [3]]]).arraySync() // => [[[-1], [1]]]
 */
export function perImageStandardization<const X extends TensorLike>(
  image: Arg<X>,
): Made<ShapeOf<X>, DTypeOf<X> extends "float64" ? "float64" : "float32">;
export function perImageStandardization(image: TensorLike): Tensor {
  const op = "image.perImageStandardization";
  const images = manyImagesOf(op, image);
  checkDType(op, images.x.dtype, "real");
  const x = cast(images.x, floatOf(images.x.dtype)) as Tensor;
  const axes = [-3, -2, -1];
  const count = x.shape.slice(-3).reduce((n, size) => n * size, 1);
  const variance = reduceVariance(x, axes, { keepDims: true });
  // The bound below the root: so an image of one colour has a gradient.
  const stddev = sqrt(maximum(variance, 1 / Math.max(1, count)));
  return divide(subtract(x, reduceMean(x, axes, { keepDims: true })), stddev) as Tensor;
}
