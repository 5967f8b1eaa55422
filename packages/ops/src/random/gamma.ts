import type { DType, FloatDType, Made, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { sumTo } from "../define/sum-to.ts";
import { divide } from "../math/divide.ts";
import { maximum } from "../math/maximum.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { distributionOp, drawDistribution } from "./distributions.ts";
import { gammaOp } from "./gamma-op.ts";
import { floatDType } from "./options.ts";
import { drawSamples } from "./sampler.ts";
import { sourceFor, type Source } from "./state.ts";
import type { Seed } from "./stream.ts";

export interface GammaOptions<D extends FloatDType = FloatDType> {
  /** 1 / scale. A number or a tensor that broadcasts with alpha. Default: 1. */
  beta?: TensorLike;
  /** Of the result and of the parameters. Default: "float32". */
  dtype?: D;
}

/** The smallest number above 0 that has all its digits. */
const TINY: Partial<Record<DType, number>> = {
  float16: 2 ** -14,
  bfloat16: 2 ** -126,
  float32: 2 ** -126,
  float64: 2 ** -1022,
};

const positive = {
  allows: (x: number): boolean => x > 0 && x < Infinity,
  must: "above 0 and finite",
};

const gammaDistribution = /*@__PURE__*/ distributionOp({
  name: "random.gamma",
  parameters: [
    { name: "alpha", ...positive },
    { name: "beta", ...positive },
  ],
  sample(stream, shape, [alpha, beta], { dtype }) {
    const standard = drawSamples(gammaOp, stream, shape, dtype, alpha!);
    return maximum(divide(standard, beta!), TINY[dtype]!) as Tensor;
  },
  grad: ({ inputs: [, , beta], outputs: [y] }, g) => [
    null,
    null,
    () => sumTo(neg(multiply(g, divide(y, beta))), beta.shape),
  ],
});

/**
 * Random numbers of gamma distributions, of density `βᵅ xᵅ⁻¹ e^(-βx) / Γ(α)`: so many of each as `shape` has elements.
 *
 * Without a seed they come from the global stream (`setSeed`); with one they are the same at every call. The numbers are
 * those of TensorFlow for the same stream, worked out in float64; what rounds to 0 becomes the smallest normal number.
 * Shape: `shape`, then that of alpha and beta, broadcast. Dtypes: floats. Throws `ArgumentError` for parameters that are not
 * positive. Gradient: to beta, `-g x / β`; none to alpha, where TensorFlow has an approximation.
 *
 * @example
 * const x = random.gamma([1000], [2, 8], { beta: 2, seed: 7 });
 * round(reduceMean(x, 0)).arraySync() // => [1, 4]
 *
 * Source: Marsaglia & Tsang, "A Simple Method for Generating Gamma Variables" (2000).
 */
export function gamma<D extends FloatDType = "float32">(
  shape: Shape,
  alpha: TensorLike,
  options?: GammaOptions<D> & { seed?: Seed },
): Made<Shape, D>;
export function gamma(
  shape: Shape,
  alpha: TensorLike,
  options?: GammaOptions & { seed?: Seed },
): Tensor {
  checkOptions("random.gamma", options, ["beta", "dtype", "seed"]);
  return drawGamma("random.gamma", shape, alpha, options, sourceFor("random.gamma", options?.seed));
}

/** `whole`: the shape is that of the result, and ends with the parameters'. */
export function drawGamma(
  name: string,
  shape: Shape,
  alpha: TensorLike,
  options: GammaOptions | undefined,
  source: Source,
  whole = false,
): Tensor {
  const dtype = floatDType(name, options?.dtype);
  const params = [alpha, options?.beta ?? 1].map((x) => toTensor(name, x, dtype));
  return drawDistribution(gammaDistribution, source, { name, shape, params, dtype, whole });
}
