import {
  ArgumentError,
  type FloatDType,
  type Made,
  type Shape,
  type Sizes,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, checkShape, sizeOf, type Op } from "@gradtape/core/internal";
import { normalOp } from "./normal-op.ts";
import { floatDType, scaled } from "./options.ts";
import { draw, type RandomAttrs } from "./random-op.ts";
import { sourceFor, type Source } from "./state.ts";
import type { Seed } from "./stream.ts";

export interface NormalOptions<D extends FloatDType = FloatDType> {
  /** A number or a tensor that broadcasts to the result. Default: 0. */
  mean?: TensorLike;
  /** A number or a tensor that broadcasts to the result. Default: 1. */
  stddev?: TensorLike;
  /** Default: "float32". */
  dtype?: D;
}

/**
 * Random numbers of a normal distribution.
 *
 * Without a seed they come from the global stream (`setSeed`); with one they are the same at every call. The numbers are
 * those of TensorFlow's Philox generator, two of them from two uniform ones (Box and Muller), and the same on every backend
 * up to rounding; none lies more than 5.7 standard deviations from the mean.
 * Dtypes: floats. Gradient: through `mean` and `stddev`, where they are tensors.
 *
 * @example
 * random.normal([2, 3], { seed: 7 }).shape // => [2, 3]
 *
 * Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
 */
export function normal<const S extends Shape, D extends FloatDType = "float32">(
  shape: S,
  options?: NormalOptions<D> & { seed?: Seed },
): Made<Sizes<S>, D>;
export function normal(shape: Shape, options?: NormalOptions & { seed?: Seed }): Tensor {
  checkOptions("random.normal", options, ["mean", "stddev", "dtype", "seed"]);
  const source = sourceFor("random.normal", options?.seed);
  return drawNormal("random.normal", normalOp, shape, options, source);
}

/** Standard numbers of `op`, stretched and moved. */
export function drawNormal(
  name: string,
  op: Op<RandomAttrs>,
  shape: Shape,
  options: NormalOptions | undefined,
  source: Source,
): Tensor {
  const { mean = 0, stddev = 1 } = options ?? {};
  const dtype = floatDType(name, options?.dtype);
  const sizes = checkShape(name, shape);
  if (typeof stddev === "number" && !(stddev >= 0 && stddev < Infinity)) {
    throw new ArgumentError(name, `stddev must be a finite number of 0 or more, got ${stddev}`);
  }
  if (typeof mean === "number" && !Number.isFinite(mean)) {
    throw new ArgumentError(name, `mean must be finite, got ${mean}`);
  }
  return source(sizeOf(sizes), (stream) =>
    scaled(name, draw(op, stream, sizes, dtype), stddev, mean),
  );
}
