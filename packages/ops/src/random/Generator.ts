import type {
  FloatDType,
  IntDType,
  Like,
  Made,
  Shape,
  Sizes,
  Tensor,
  TensorLike,
} from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { drawNormal, type NormalOptions } from "./normal.ts";
import { normalOp } from "./normal-op.ts";
import { shuffled } from "./shuffle.ts";
import { entropy, stateOf, take, type State } from "./state.ts";
import { firstState, type Seed } from "./stream.ts";
import { truncatedNormalOp } from "./truncated-normal-op.ts";
import { drawUniform, type UniformOptions } from "./uniform.ts";

/**
 * A stream of random numbers of its own. Its state is a variable: a compiled function that uses the generator goes on from
 * call to call, and assigning `state` goes back to an earlier point.
 *
 * Two generators with one seed give the same numbers, in every run and on every backend. Without a seed each generator
 * begins somewhere else.
 *
 * @example
 * const a = new random.Generator({ seed: 7 });
 * const b = random.Generator.fromSeed(7);
 * reduceAll(equal(a.normal([3]), b.normal([3]))).arraySync() // => true
 */
export class Generator {
  /** int32 of shape [4]: the key (the 64 bits of the seed) and the number of calls so far (64 bits), low words first. */
  readonly state: State;

  constructor(options?: { seed?: Seed }) {
    checkOptions("Generator", options, ["seed"]);
    this.state = stateOf("Generator", options?.seed ?? entropy());
  }

  static fromSeed(seed: Seed): Generator {
    return new Generator({ seed });
  }

  /** Start anew, as a generator of this seed. */
  resetFromSeed(seed: Seed): void {
    this.state.assign(firstState("Generator.resetFromSeed", seed));
  }

  /** As `random.normal`, from this stream. */
  normal<const S extends Shape, D extends FloatDType = "float32">(
    shape: S,
    options?: NormalOptions<D>,
  ): Made<Sizes<S>, D>;
  normal(shape: Shape, options?: NormalOptions): Tensor {
    checkOptions("Generator.normal", options, ["mean", "stddev", "dtype"]);
    return drawNormal("Generator.normal", normalOp, shape, options, () => take(this.state));
  }

  /** As `random.truncatedNormal`, from this stream. */
  truncatedNormal<const S extends Shape, D extends FloatDType = "float32">(
    shape: S,
    options?: NormalOptions<D>,
  ): Made<Sizes<S>, D>;
  truncatedNormal(shape: Shape, options?: NormalOptions): Tensor {
    checkOptions("Generator.truncatedNormal", options, ["mean", "stddev", "dtype"]);
    return drawNormal("Generator.truncatedNormal", truncatedNormalOp, shape, options, () =>
      take(this.state),
    );
  }

  /** As `random.uniform`, from this stream. */
  uniform<const S extends Shape, D extends FloatDType | IntDType = "float32">(
    shape: S,
    options?: UniformOptions<D>,
  ): Made<Sizes<S>, D>;
  uniform(shape: Shape, options?: UniformOptions): Tensor {
    checkOptions("Generator.uniform", options, ["min", "max", "dtype"]);
    return drawUniform("Generator.uniform", shape, options, () => take(this.state));
  }

  /** As `random.shuffle`, from this stream. */
  shuffle<const X extends TensorLike>(x: X): Like<X>;
  shuffle(x: TensorLike): Tensor {
    return shuffled("Generator.shuffle", x, () => take(this.state));
  }
}
