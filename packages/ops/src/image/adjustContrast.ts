import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { reduceMean } from "../reduce/reduceMean.ts";
import { asFloats } from "./float-images.ts";
import { manyImagesOf } from "./image-axes.ts";
import { scalarLike } from "./scalar-like.ts";

/**
 * Images with more contrast or less: `(x - mean) · contrastFactor + mean`, with the mean of each channel of each image.
 *
 * Integers count as floats between 0 and 1, and what exceeds their range is cut off.
 *
 * Shape: `[…, height, width, channels]`; kept. Dtypes: integers and floats. Throws `ShapeError` below rank 3, or if the factor
 * is no scalar.
 * Gradient: that of the formula; none through integers.
 *
 * @example
 * image.adjustContrast([[[1], [3]]], 2).arraySync() // => [[[0], [4]]]
 */
export function adjustContrast<const X extends TensorLike>(
  images: Arg<X>,
  contrastFactor: TensorLike,
): Like<X>;
export function adjustContrast(images: TensorLike, contrastFactor: TensorLike): Tensor {
  const op = "image.adjustContrast";
  return asFloats(op, manyImagesOf(op, images).x, (x) => {
    const factor = scalarLike(op, "contrastFactor", contrastFactor, x);
    const mean = reduceMean(x, [-3, -2], { keepDims: true }) as Tensor;
    return add(multiply(subtract(x, mean), factor), mean) as Tensor;
  });
}
