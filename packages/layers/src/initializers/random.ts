// Initializers that draw numbers.
import { ArgumentError, type DType, type Tensor } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { random } from "@gradtape/ops";
import { floatOnly, Initializer, type SeedOptions } from "./initializer.ts";

/** Options without those that are undefined. */
const seeded = (seed: random.Seed | undefined): { seed?: random.Seed } =>
  seed === undefined ? {} : { seed };

/**
 * Normal numbers, by default of mean 0 and deviation 0.05.
 *
 * @example
 * new RandomNormal({ stddev: 0 })([2]).arraySync() // => [0, 0]
 */
export class RandomNormal extends Initializer {
  static readonly className: string = "RandomNormal";
  readonly #options: {
    readonly mean: number;
    readonly stddev: number;
    readonly seed?: random.Seed;
  };

  constructor(options?: SeedOptions & { mean?: number; stddev?: number }) {
    checkOptions("RandomNormal", options, ["mean", "stddev", "seed"]);
    super();
    this.#options = {
      mean: options?.mean ?? 0,
      stddev: options?.stddev ?? 0.05,
      ...seeded(options?.seed),
    };
  }
  override call(shape: number[], dtype: DType): Tensor {
    return random.normal(shape, { ...this.#options, dtype: floatOnly("RandomNormal", dtype) });
  }
}

/**
 * Normal numbers within two deviations of the mean, by default of mean 0 and deviation 0.05.
 *
 * @example
 * new TruncatedNormal({ mean: 1, stddev: 0 })([2]).arraySync() // => [1, 1]
 */
export class TruncatedNormal extends Initializer {
  static readonly className: string = "TruncatedNormal";
  readonly #options: {
    readonly mean: number;
    readonly stddev: number;
    readonly seed?: random.Seed;
  };

  constructor(options?: SeedOptions & { mean?: number; stddev?: number }) {
    checkOptions("TruncatedNormal", options, ["mean", "stddev", "seed"]);
    super();
    this.#options = {
      mean: options?.mean ?? 0,
      stddev: options?.stddev ?? 0.05,
      ...seeded(options?.seed),
    };
  }
  override call(shape: number[], dtype: DType): Tensor {
    return random.truncatedNormal(shape, {
      ...this.#options,
      dtype: floatOnly("TruncatedNormal", dtype),
    });
  }
}

/**
 * Numbers evenly distributed between `minval` and `maxval`, by default -0.05 and 0.05.
 *
 * @example
 * new RandomUniform({ minval: 2, maxval: 2 })([2]).arraySync() // => [2, 2]
 */
export class RandomUniform extends Initializer {
  static readonly className: string = "RandomUniform";
  readonly #options: {
    readonly minval: number;
    readonly maxval: number;
    readonly seed?: random.Seed;
  };

  constructor(options?: SeedOptions & { minval?: number; maxval?: number }) {
    checkOptions("RandomUniform", options, ["minval", "maxval", "seed"]);
    super();
    this.#options = {
      minval: options?.minval ?? -0.05,
      maxval: options?.maxval ?? 0.05,
      ...seeded(options?.seed),
    };
  }
  override call(shape: number[], dtype: DType): Tensor {
    return random.uniform(shape, { ...this.#options, dtype: floatOnly("RandomUniform", dtype) });
  }
}

export interface VarianceScalingOptions extends SeedOptions {
  /** Default: 1. */
  scale?: number;
  /** What n is: the number of inputs of a unit, of outputs, or their mean. Default: "fanIn". */
  mode?: "fanIn" | "fanOut" | "fanAvg";
  /** Default: "truncatedNormal". */
  distribution?: "truncatedNormal" | "untruncatedNormal" | "uniform";
}

/** Standard deviation of a standard normal distribution cut off at two deviations. */
const TRUNCATED = 0.87962566103423978;

/**
 * Numbers of variance `scale / n`, where n counts the inputs or outputs of a unit, so that signals keep their size from layer
 * to layer.
 *
 * Throws `ArgumentError` for options that are none.
 *
 * @example
 * new VarianceScaling({ scale: 2, mode: "fanOut" })([3, 4]).shape // => [3, 4]
 */
export class VarianceScaling extends Initializer {
  static readonly className: string = "VarianceScaling";
  readonly #options: Required<Omit<VarianceScalingOptions, "seed">> & SeedOptions;

  constructor(options?: VarianceScalingOptions) {
    checkOptions("VarianceScaling", options, ["scale", "mode", "distribution", "seed"]);
    super();
    const { scale = 1, mode = "fanIn", distribution = "truncatedNormal", seed } = options ?? {};
    if (!(scale > 0))
      throw new ArgumentError("VarianceScaling", `scale must be above 0, got ${scale}`);
    checkChoice("mode", mode, ["fanIn", "fanOut", "fanAvg"]);
    checkChoice("distribution", distribution, ["truncatedNormal", "untruncatedNormal", "uniform"]);
    this.#options = { scale, mode, distribution, seed };
  }
  override call(shape: number[], dtype: DType): Tensor {
    const { scale, mode, distribution, seed } = this.#options;
    const [fanIn, fanOut] = fansOf(shape);
    const n = mode === "fanIn" ? fanIn : mode === "fanOut" ? fanOut : (fanIn + fanOut) / 2;
    const variance = scale / Math.max(1, n);
    const options = { dtype: floatOnly("VarianceScaling", dtype), ...seeded(seed) };
    if (distribution === "uniform") {
      const limit = Math.sqrt(3 * variance);
      return random.uniform(shape, { minval: -limit, maxval: limit, ...options });
    }
    return distribution === "truncatedNormal"
      ? random.truncatedNormal(shape, { stddev: Math.sqrt(variance) / TRUNCATED, ...options })
      : random.normal(shape, { stddev: Math.sqrt(variance), ...options });
  }
}

function checkChoice(what: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return;
  throw new ArgumentError(
    "VarianceScaling",
    `unknown ${what} ${JSON.stringify(value)}: write ${choices.map((c) => `"${c}"`).join(", ")}`,
  );
}

/** Inputs and outputs of one unit; the axes before the last two are a receptive field. */
function fansOf(shape: readonly number[]): [fanIn: number, fanOut: number] {
  if (shape.length === 0) return [1, 1];
  const last = shape[shape.length - 1]!;
  if (shape.length === 1) return [last, last];
  const field = shape.slice(0, -2).reduce((n, size) => n * size, 1);
  return [shape[shape.length - 2]! * field, last * field];
}
