import {
  ArgumentError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, showValue } from "@gradtape/core/internal";
import { multiply } from "../math/multiply.ts";
import { pow } from "../math/pow.ts";
import { relu } from "../math/relu.ts";
import { reduceMean } from "../reduce/reduceMean.ts";
import { checkNumber } from "./image-axes.ts";
import { pairOfImages } from "./image-pairs.ts";
import { resampled } from "./resample.ts";
import {
  similarities,
  SIMILARITY_OPTIONS,
  similarityOf,
  type SimilarityOptions,
} from "./similarity.ts";
import { makeTaps, tapsNamed, type Taps } from "./taps.ts";

/** Source: Wang, Simoncelli & Bovik (2003). */
const POWERS = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];

/**
 * Structural similarity of two images at several scales: the product of the similarities of contrast and structure, and at the
 * last scale of light too, each to a power. From scale to scale images are halved. Negative similarities count as 0.
 *
 * `powerFactors` are the powers, one for each scale; five by default, which need images of at least 161 pixels each way with the
 * default window. `maxVal` and the other options are those of `ssim`.
 *
 * Shape: `[…, height, width, channels]`; gives one number for each pair of images. Dtypes: integers and floats, both the same;
 * gives float32 (float64 from float64). Throws `ShapeError` if sizes differ or get below `filterSize`.
 * Gradient: that of the formula; none through integers.
 *
 * Source: Wang, Simoncelli & Bovik, "Multiscale structural similarity for image quality assessment" (2003).
 *
 * @example
 * const x = [[[0.1], [0.9]], [[0.7], [0.3]]];
 * image.ssimMultiscale(x, x, 1, { filterSize: 1, powerFactors: [0.5, 0.5] }).arraySync() // => 1
 */
export function ssimMultiscale<const X extends TensorLike>(
  img1: X,
  img2: TensorLike,
  maxVal: number,
  options?: SimilarityOptions & { powerFactors?: readonly number[] },
): Of<Shape, DTypeOf<X> extends "float64" ? "float64" : "float32">;
export function ssimMultiscale(
  img1: TensorLike,
  img2: TensorLike,
  maxVal: number,
  options?: SimilarityOptions & { powerFactors?: readonly number[] },
): Tensor {
  const op = "image.ssimMultiscale";
  checkOptions(op, options, [...SIMILARITY_OPTIONS, "powerFactors"]);
  const powers = checkPowers(op, options?.powerFactors ?? POWERS);
  const similarity = similarityOf(op, options);
  const pair = pairOfImages(op, img1, img2, maxVal);
  let { a, b } = pair;
  let product: Tensor | undefined;
  powers.forEach((power, scale) => {
    if (scale > 0) [a, b] = [halved(a), halved(b)];
    const { light, structure } = similarities(op, { ...pair, a, b }, similarity);
    const isLast = scale === powers.length - 1;
    const here = reduceMean(
      (isLast ? multiply(light, structure) : structure) as Tensor,
      [-3, -2],
    ) as Tensor;
    const factor = pow(relu(here), power) as Tensor;
    product = product === undefined ? factor : (multiply(product, factor) as Tensor);
  });
  return reduceMean(product!, -1);
}

function checkPowers(op: string, powers: unknown): number[] {
  if (Array.isArray(powers) && powers.length > 0)
    return Array.from(powers, (p: unknown, i) => checkNumber(op, `powerFactors[${i}]`, p));
  throw new ArgumentError(
    op,
    `powerFactors must be numbers, one for each scale, got ${showValue(powers)}`,
  );
}

/** Means of two by two pixels; a last odd row or column counts twice. */
const halved = (x: Tensor): Tensor =>
  [x.rank - 3, x.rank - 2].reduce((y, axis) => resampled(y, axis, pairs(y.shape[axis]!)), x);

const pairs = (size: number): Taps =>
  tapsNamed(`pairs ${size}`, () =>
    makeTaps(size, Math.ceil(size / 2), (o, put) => {
      put(2 * o, 0.5);
      put(Math.min(2 * o + 1, size - 1), 0.5);
    }),
  );
