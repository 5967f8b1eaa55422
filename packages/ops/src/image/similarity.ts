// Structural similarity, channel by channel.
import { ArgumentError, ShapeError, type Tensor } from "@gradtape/core";
import { showShape } from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { divide } from "../math/divide.ts";
import { multiply } from "../math/multiply.ts";
import { square } from "../math/square.ts";
import { subtract } from "../math/subtract.ts";
import { checkCount, checkNumber } from "./image-axes.ts";
import type { ImagePair } from "./image-pairs.ts";
import { resampled } from "./resample.ts";
import { makeTaps, tapsNamed, type Taps } from "./taps.ts";

export interface SimilarityOptions {
  /** Pixels along each side of the Gaussian window. Default: 11. */
  filterSize?: number;
  /** Its standard deviation in pixels. Default: 1.5. */
  filterSigma?: number;
  /** Default: 0.01. */
  k1?: number;
  /** Default: 0.03. */
  k2?: number;
}

export const SIMILARITY_OPTIONS: readonly (keyof SimilarityOptions)[] = [
  "filterSize",
  "filterSigma",
  "k1",
  "k2",
];

export type Similarity = Required<SimilarityOptions>;

/** Options with their defaults. */
export function similarityOf(op: string, options: SimilarityOptions | undefined): Similarity {
  const filterSigma = checkNumber(op, "filterSigma", options?.filterSigma ?? 1.5);
  if (filterSigma <= 0)
    throw new ArgumentError(op, `filterSigma must be above 0, got ${filterSigma}`);
  return {
    filterSize: checkCount(op, "filterSize", options?.filterSize ?? 11, 1),
    filterSigma,
    k1: checkNumber(op, "k1", options?.k1 ?? 0.01),
    k2: checkNumber(op, "k2", options?.k2 ?? 0.03),
  };
}

/** The similarity of light, and that of contrast and structure, at every place of the window. */
export function similarities(
  op: string,
  { a, b, most }: ImagePair,
  { filterSize, filterSigma, k1, k2 }: Similarity,
): { light: Tensor; structure: Tensor } {
  for (const { shape } of [a, b]) {
    if (shape.at(-3)! >= filterSize && shape.at(-2)! >= filterSize) continue;
    throw new ShapeError(
      op,
      `images of ${showShape(shape)} are smaller than the window of ${filterSize} by ${filterSize}: give a smaller filterSize`,
      { shapes: [a.shape, b.shape] },
    );
  }
  const mean = (x: Tensor): Tensor =>
    [x.rank - 3, x.rank - 2].reduce(
      (y, axis) => resampled(y, axis, gaussian(y.shape[axis]!, filterSize, filterSigma)),
      x,
    );
  const [c1, c2] = [(k1 * most) ** 2, (k2 * most) ** 2];
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = multiply(multiply(meanA, meanB), 2);
  const squares = add(square(meanA), square(meanB));
  const light = divide(add(product, c1), add(squares, c1)) as Tensor;
  const together = subtract(multiply(mean(multiply(a, b) as Tensor), 2), product);
  const apart = subtract(mean(add(square(a), square(b)) as Tensor), squares);
  return { light, structure: divide(add(together, c2), add(apart, c2)) as Tensor };
}

/** Weighted means of `size` neighbours, only of those that are all there. */
function gaussian(length: number, size: number, sigma: number): Taps {
  return tapsNamed(`gaussian ${length} ${size} ${sigma}`, () => {
    const weights = Array.from({ length: size }, (_, k) =>
      Math.exp((-0.5 * (k - (size - 1) / 2) ** 2) / sigma ** 2),
    );
    const sum = weights.reduce((x, y) => x + y, 0);
    return makeTaps(length, length - size + 1, (o, put) =>
      weights.forEach((weight, k) => put(o + k, weight / sum)),
    );
  });
}
