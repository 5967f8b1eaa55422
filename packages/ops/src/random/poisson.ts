import {
  type DType,
  type FloatDType,
  type IntDType,
  type Made,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { cast } from "../math/cast.ts";
import { distributionOp, drawDistribution } from "./distributions.ts";
import { realDType } from "./options.ts";
import { poissonSamples } from "./poisson-op.ts";
import { sourceFor, type Source } from "./state.ts";
import type { Seed } from "./stream.ts";

export interface PoissonOptions<D extends FloatDType | IntDType = FloatDType | IntDType> {
  /** Of the result; integers end at the largest of their dtype. */
  dtype?: D;
}

const poissonDistribution = /*@__PURE__*/ distributionOp({
  name: "random.poisson",
  parameters: [
    { name: "lam", allows: (x) => x >= 0 && x < Infinity, must: "0 or more and finite" },
  ],
  sample: (stream, shape, [rate], { dtype }) =>
    poissonSamples(stream, shape, cast(rate!, "float64"), dtype),
});

/**
 * Random numbers of Poisson distributions, `λᵏ e^(-λ) / k!`: so many of each rate λ as `shape` has elements.
 *
 * Without a seed they come from the global stream (`setSeed`); with one they are the same at every call. The numbers are
 * those of TensorFlow for the same stream. Shape: `shape`, then that of `lam`. Dtypes: rates are integers or floats, the
 * result is float32 unless `dtype` says otherwise. Throws `ArgumentError` for a rate that is negative or not finite. Gradient: none.
 *
 * @example
 * const x = random.poisson([1000], [2, 50], { seed: 7 });
 * round(reduceMean(x, 0)).arraySync() // => [2, 50]
 *
 * Source: Knuth, "The Art of Computer Programming", volume 2, 3.4.1; Hörmann, "The transformed rejection method for generating
 * Poisson random variables" (1993).
 */
export function poisson<D extends FloatDType | IntDType = "float32">(
  shape: Shape,
  lam: TensorLike,
  options?: PoissonOptions<D> & { seed?: Seed },
): Made<Shape, D>;
export function poisson(
  shape: Shape,
  lam: TensorLike,
  options?: PoissonOptions & { seed?: Seed },
): Tensor {
  checkOptions("random.poisson", options, ["dtype", "seed"]);
  const source = sourceFor("random.poisson", options?.seed);
  return drawPoisson("random.poisson", shape, lam, options?.dtype ?? "float32", source);
}

/** `whole`: the shape is that of the result, and ends with the rates'. */
export function drawPoisson(
  name: string,
  shape: Shape,
  lam: TensorLike,
  dtype: DType,
  source: Source,
  whole = false,
): Tensor {
  const rate = toTensor(name, lam);
  checkDType(name, rate.dtype, "real");
  return drawDistribution(poissonDistribution, source, {
    name,
    shape,
    params: [rate],
    dtype: realDType(name, dtype),
    whole,
  });
}
