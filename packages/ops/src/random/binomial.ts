import type {
  DType,
  FloatDType,
  IntDType,
  Made,
  Shape,
  Sizes,
  Tensor,
  TensorLike,
} from "@gradtape/core";
import { checkOptions, toTensors } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { binomialSamples } from "./binomial-op.ts";
import { distributionOp, drawDistribution } from "./distributions.ts";
import { realDType } from "./options.ts";
import { sourceFor, type Source } from "./state.ts";
import type { Seed } from "./stream.ts";

export interface BinomialOptions<D extends FloatDType | IntDType = FloatDType | IntDType> {
  /** Of the result; integers end at the largest of their dtype. Default: "int32". */
  dtype?: D;
}

const binomialDistribution = /*@__PURE__*/ distributionOp({
  name: "random.binomial",
  parameters: [
    {
      name: "counts",
      allows: (x) => Number.isInteger(x) && x >= 0,
      must: "whole numbers of 0 or more",
    },
    { name: "probs", allows: (x) => x >= 0 && x <= 1, must: "from 0 to 1" },
  ],
  sample: (stream, shape, [counts, probs], { dtype }) =>
    binomialSamples(stream, shape, [counts!, probs!], dtype),
});

/**
 * Random numbers of binomial distributions: how many of `counts` independent trials succeed, each with the probability
 * `probs`.
 *
 * Without a seed they come from the global stream (`setSeed`); with one they are the same at every call. The numbers are
 * those of TensorFlow for the same stream. Shape: `shape`, which ends with that of counts and probs, broadcast. Dtypes:
 * parameters are floats, both the same; the result is int32 unless `dtype` says otherwise. Throws `ArgumentError` for counts
 * that are no whole numbers and for probabilities outside 0 to 1. Gradient: none.
 *
 * @example
 * const x = random.binomial([1000, 2], [10, 100], 0.5, { seed: 7 });
 * round(reduceMean(cast(x, "float32"), 0)).arraySync() // => [5, 50]
 *
 * Source: Hörmann, "The generation of binomial random variates" (1993).
 */
export function binomial<const S extends Shape, D extends FloatDType | IntDType = "int32">(
  shape: S,
  counts: TensorLike,
  probs: TensorLike,
  options?: BinomialOptions<D> & { seed?: Seed },
): Made<Sizes<S>, D>;
export function binomial(
  shape: Shape,
  counts: TensorLike,
  probs: TensorLike,
  options?: BinomialOptions & { seed?: Seed },
): Tensor {
  checkOptions("random.binomial", options, ["dtype", "seed"]);
  const source = sourceFor("random.binomial", options?.seed);
  return drawBinomial("random.binomial", shape, [counts, probs], options?.dtype, source);
}

export function drawBinomial(
  name: string,
  shape: Shape,
  given: readonly [counts: TensorLike, probs: TensorLike],
  dtype: DType = "int32",
  source: Source,
): Tensor {
  const params = toTensors(name, ...given);
  for (const p of params) checkDType(name, p.dtype, "float");
  return drawDistribution(binomialDistribution, source, {
    name,
    shape,
    params,
    dtype: realDType(name, dtype),
    whole: true,
    // As TensorFlow's generators reckon: 200 words for each sample, in fours.
    count: (rows, columns) => Math.floor((columns * 200 * (rows + 3)) / 4),
  });
}
