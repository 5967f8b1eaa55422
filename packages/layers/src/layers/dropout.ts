import { ArgumentError, isFloat, type Tensor } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { greaterEqual, multiply, random, where, zerosLike } from "@gradtape/ops";
import type { rule, Tensors } from "../call-types.ts";
import {
  Layer,
  LAYER_OPTIONS,
  single,
  singleShape,
  type BatchShape,
  type CallContext,
  type InputShape,
  type LayerOptions,
} from "../layer.ts";
import type { SameRule } from "./activation.ts";

export interface DropoutOptions extends LayerOptions {
  /** Begins the layer's own stream of random numbers. Default: the global stream (`random.setSeed`). */
  seed?: random.Seed;
  /** Sizes of the mask, 1 or `null` (the input's) where it is shared. Default: those of the input. */
  noiseShape?: BatchShape;
}

/**
 * While training, each element is 0 with probability `rate` and otherwise divided by `1 - rate`, so that the mean stays.
 * Otherwise it changes nothing.
 *
 * Shape and dtype: those of the input, which must be float while training. Throws `ArgumentError` for a rate outside 0 to 1.
 *
 * @example
 * new Dropout(0.5)([[1, 2]]).arraySync() // => [[1, 2]]
 *
 * Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting" (2014).
 */
export class Dropout extends Layer {
  static readonly className: string = "Dropout";
  declare readonly [rule]: SameRule;
  readonly rate: number;
  readonly #generator: random.Generator | undefined;
  readonly #noiseShape: BatchShape | undefined;

  constructor(rate: number, options?: DropoutOptions) {
    checkOptions("Dropout", options, [...LAYER_OPTIONS, "seed", "noiseShape"]);
    const { seed, noiseShape, ...rest } = options ?? {};
    super(rest);
    if (!(rate >= 0 && rate <= 1))
      throw new ArgumentError(this.name, `rate must be from 0 to 1, got ${rate}`);
    this.rate = rate;
    // A key, because `fromSeed` of two near seeds gives parts of one sequence that overlap.
    this.#generator = seed === undefined ? undefined : random.Generator.fromKeyCounter(seed, 0);
    this.#noiseShape = noiseShape;
  }
  protected override get autocast(): boolean {
    return false;
  }
  override call(inputs: Tensors, { training }: CallContext): Tensor {
    const x = single(this.name, inputs);
    if (!training || this.rate === 0) return x;
    if (this.rate === 1) return zerosLike(x);
    const dtype = isFloat(x.dtype) ? x.dtype : "float32";
    const shape = this.#noiseShape?.map((n, i) => n ?? x.shape[i] ?? 1) ?? [...x.shape];
    const numbers = this.#generator
      ? this.#generator.uniform(shape, { dtype })
      : random.uniform(shape, { dtype });
    const kept = greaterEqual(numbers, this.rate);
    // Not `x · mask`: NaN and infinities are dropped too.
    return where(kept, multiply(x, 1 / (1 - this.rate)), 0) as Tensor;
  }
  override computeOutputShape(inputShape: InputShape): BatchShape {
    return singleShape(this.name, inputShape);
  }
}
