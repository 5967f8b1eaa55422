import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { multiply } from "../math/multiply.ts";
import { reduceMean } from "../reduce/reduceMean.ts";
import { pairOfImages } from "./image-pairs.ts";
import {
  similarities,
  SIMILARITY_OPTIONS,
  similarityOf,
  type SimilarityOptions,
} from "./similarity.ts";

/**
 * Structural similarity of two images, at most 1: means, variances and the covariance under a Gaussian window make
 * `(2 · μₐ · μ_b + c₁) · (2 · σₐ_b + c₂) / ((μₐ² + μ_b² + c₁) · (σₐ² + σ_b² + c₂))`, with `c = (k · maxVal)²`. The result is its
 * mean over all places and channels; with `returnIndexMap` over channels alone.
 *
 * `maxVal` is the largest value that images can have: 255 for bytes, 1 for floats between 0 and 1.
 *
 * Shape: `[…, height, width, channels]`; gives one number for each pair of images, or a map of them. Dtypes: integers and floats,
 * both the same; gives float32 (float64 from float64). Throws `ShapeError` if sizes differ or are below `filterSize`.
 * Gradient: that of the formula; none through integers.
 *
 * Source: Wang et al., "Image quality assessment: from error visibility to structural similarity" (2004).
 *
 * @example
 * const x = [[[0.1], [0.9]], [[0.7], [0.3]]];
 * image.ssim(x, x, 1, { filterSize: 2 }).arraySync() // => 1
 */
export function ssim<const X extends TensorLike>(
  img1: X,
  img2: TensorLike,
  maxVal: number,
  options?: SimilarityOptions & { returnIndexMap?: boolean },
): Of<Shape, DTypeOf<X> extends "float64" ? "float64" : "float32">;
export function ssim(
  img1: TensorLike,
  img2: TensorLike,
  maxVal: number,
  options?: SimilarityOptions & { returnIndexMap?: boolean },
): Tensor {
  const op = "image.ssim";
  checkOptions(op, options, [...SIMILARITY_OPTIONS, "returnIndexMap"]);
  const pair = pairOfImages(op, img1, img2, maxVal);
  const { light, structure } = similarities(op, pair, similarityOf(op, options));
  return reduceMean(
    multiply(light, structure) as Tensor,
    options?.returnIndexMap ? [-1] : [-3, -2, -1],
  );
}
