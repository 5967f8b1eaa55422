import {
  ArgumentError,
  type FloatDType,
  type IntDType,
  type Like,
  type Made,
  type Shape,
  type Sizes,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, read, showValue } from "@gradtape/core/internal";
import { zerosLike } from "../create/zerosLike.ts";
import type { IndexDType } from "../reduce/index-dtype.ts";
import { pad } from "../shape/pad.ts";
import { stack } from "../shape/stack.ts";
import { unstack } from "../shape/unstack.ts";
import { drawBinomial, type BinomialOptions } from "./binomial.ts";
import { drawCategorical, type CategoricalOptions } from "./categorical.ts";
import { drawGamma, type GammaOptions } from "./gamma.ts";
import { normalOp } from "./normal-op.ts";
import { drawNormal, type NormalOptions } from "./normal.ts";
import { drawPoisson, type PoissonOptions } from "./poisson.ts";
import { shuffled } from "./shuffle.ts";
import { entropy, sourceOf, stateFrom, stateOf, type State } from "./state.ts";
import { keyedState, seededState, skip, WORDS, type Seed } from "./stream.ts";
import { truncatedNormalOp } from "./truncated-normal-op.ts";
import { drawUniform, type UniformOptions } from "./uniform.ts";

/**
 * A stream of random numbers of its own: TensorFlow's `tf.random.Generator` with the algorithm Philox, number for number. Its
 * state is a variable: a compiled function that uses the generator goes on from call to call, and assigning `state` goes back
 * to an earlier point.
 *
 * Two generators with one seed give the same numbers, in every run and on every backend. Without a seed each generator
 * begins somewhere else. As in TensorFlow a seed is a place in one long sequence: generators of seeds 1 and 2 give the same
 * numbers, four places apart. For generators that have nothing in common use `split`, or `fromKeyCounter` with other keys.
 *
 * @example
 * const generator = random.Generator.fromSeed(1234);
 * const x = generator.normal([2]);
 * x.arraySync() // => ≈ [0.9356609, 1.0854305]
 *
 * Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
 */
export class Generator {
  /** int32 of shape [6]: the counter (128 bits) and the key (64 bits), low words first. */
  readonly state: State;

  /** From a seed, from a state (a variable is shared), or from a key at random. */
  constructor(options?: { seed?: Seed; state?: TensorLike }) {
    checkOptions("Generator", options, ["seed", "state"]);
    const { seed, state } = options ?? {};
    if (seed !== undefined && state !== undefined) {
      throw new ArgumentError(
        "Generator",
        "begins at a seed or in a state, not both: leave out one of them",
      );
    }
    this.state =
      state !== undefined
        ? stateFrom("Generator", state)
        : stateOf(
            seed === undefined
              ? keyedState("Generator", "key", entropy(2))
              : seededState("Generator", seed),
          );
  }

  static fromSeed(seed: Seed): Generator {
    return new Generator({ seed });
  }

  /**
   * A generator in the state of another: `Generator.fromState(other.state.value())` goes on from there by itself. A variable
   * is shared, as in TensorFlow: what one generator draws, the other leaves out.
   */
  static fromState(state: TensorLike): Generator {
    return new Generator({ state: stateFrom("Generator", state) });
  }

  /** A generator whose numbers have nothing in common with those of other keys. */
  static fromKeyCounter(key: Seed, counter: Seed): Generator {
    const generator = new Generator({ seed: 0 });
    generator.resetFromKeyCounter(key, counter);
    return generator;
  }

  static fromNonDeterministicState(): Generator {
    return new Generator();
  }

  /** Go on from another state. */
  reset(state: TensorLike): void {
    this.state.assign(state);
  }

  /** Start anew, as a generator of this seed. */
  resetFromSeed(seed: Seed): void {
    this.reset(seededState("Generator.resetFromSeed", seed));
  }

  resetFromKeyCounter(key: Seed, counter: Seed): void {
    this.reset(keyedState("Generator.resetFromKeyCounter", "key", key, counter));
  }

  /** Leave out as many numbers as `normal([delta])` would make. */
  skip(delta: number): void {
    checkCount("Generator.skip", "delta", delta);
    this.state.assign(skip(read(this.state), delta));
  }

  /** New generators whose numbers have nothing in common with each other's or this one's. */
  split(count = 1): Generator[] {
    checkCount("Generator.split", "count", count);
    const keys = sourceOf(this.state)(count, (stream) =>
      drawUniform(
        "Generator.split",
        [count, 2],
        { minval: null, maxval: null, dtype: "int32" },
        (_, make) => make(stream),
      ),
    );
    const states = pad(keys, [
      [0, 0],
      [WORDS - 2, 0],
    ]) as Tensor<[number, number], "int32">;
    return unstack(states).map((state) => Generator.fromState(state));
  }

  /** Seeds for stateless functions, int64 of shape [2, count]: each column is one. */
  makeSeeds(count = 1): Tensor<[2, number], "int64"> {
    checkCount("Generator.makeSeeds", "count", count);
    const keys = this.uniform([count], { minval: null, maxval: null, dtype: "int64" });
    return stack([keys, zerosLike(keys)]) as Tensor<[2, number], "int64">;
  }

  /** As `random.normal`, from this stream. */
  normal<const S extends Shape, D extends FloatDType = "float32">(
    shape: S,
    options?: NormalOptions<D>,
  ): Made<Sizes<S>, D>;
  normal(shape: Shape, options?: NormalOptions): Tensor {
    checkOptions("Generator.normal", options, ["mean", "stddev", "dtype"]);
    return drawNormal("Generator.normal", normalOp, shape, options, sourceOf(this.state));
  }

  /** As `random.truncatedNormal`, from this stream. */
  truncatedNormal<const S extends Shape, D extends FloatDType = "float32">(
    shape: S,
    options?: NormalOptions<D>,
  ): Made<Sizes<S>, D>;
  truncatedNormal(shape: Shape, options?: NormalOptions): Tensor {
    const name = "Generator.truncatedNormal";
    checkOptions(name, options, ["mean", "stddev", "dtype"]);
    return drawNormal(name, truncatedNormalOp, shape, options, sourceOf(this.state));
  }

  /** As `random.uniform`, from this stream. */
  uniform<const S extends Shape, D extends FloatDType | IntDType = "float32">(
    shape: S,
    options?: UniformOptions<D>,
  ): Made<Sizes<S>, D>;
  uniform(shape: Shape, options?: UniformOptions): Tensor {
    checkOptions("Generator.uniform", options, ["minval", "maxval", "dtype"]);
    return drawUniform("Generator.uniform", shape, options, sourceOf(this.state));
  }

  /** As `random.shuffle`, from this stream. */
  shuffle<const X extends TensorLike>(value: X): Like<X>;
  shuffle(value: TensorLike): Tensor {
    return shuffled("Generator.shuffle", value, sourceOf(this.state));
  }

  /** As `random.categorical`, from this stream. */
  categorical<D extends IndexDType = "int32">(
    logits: TensorLike,
    numSamples: number,
    options?: CategoricalOptions<D>,
  ): Made<[number, number], D>;
  categorical(logits: TensorLike, numSamples: number, options?: CategoricalOptions): Tensor {
    const name = "Generator.categorical";
    checkOptions(name, options, ["dtype"]);
    return drawCategorical(name, logits, numSamples, options, sourceOf(this.state));
  }

  /** As `random.gamma`, from this stream. */
  gamma<D extends FloatDType = "float32">(
    shape: Shape,
    alpha: TensorLike,
    options?: GammaOptions<D>,
  ): Made<Shape, D>;
  gamma(shape: Shape, alpha: TensorLike, options?: GammaOptions): Tensor {
    checkOptions("Generator.gamma", options, ["beta", "dtype"]);
    return drawGamma("Generator.gamma", shape, alpha, options, sourceOf(this.state));
  }

  /** As `random.poisson`, from this stream. */
  poisson<D extends FloatDType | IntDType = "float32">(
    shape: Shape,
    lam: TensorLike,
    options?: PoissonOptions<D>,
  ): Made<Shape, D>;
  poisson(shape: Shape, lam: TensorLike, options?: PoissonOptions): Tensor {
    checkOptions("Generator.poisson", options, ["dtype"]);
    const dtype = options?.dtype ?? "float32";
    return drawPoisson("Generator.poisson", shape, lam, dtype, sourceOf(this.state));
  }

  /** As `random.binomial`, from this stream. */
  binomial<const S extends Shape, D extends FloatDType | IntDType = "int32">(
    shape: S,
    counts: TensorLike,
    probs: TensorLike,
    options?: BinomialOptions<D>,
  ): Made<Sizes<S>, D>;
  binomial(shape: Shape, counts: TensorLike, probs: TensorLike, options?: BinomialOptions): Tensor {
    checkOptions("Generator.binomial", options, ["dtype"]);
    const source = sourceOf(this.state);
    return drawBinomial("Generator.binomial", shape, [counts, probs], options?.dtype, source);
  }
}

function checkCount(op: string, what: string, n: unknown): void {
  if (Number.isSafeInteger(n) && (n as number) >= 0) return;
  throw new ArgumentError(op, `${what} must be an integer of 0 or more, got ${showValue(n)}`);
}
