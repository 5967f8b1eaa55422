// ForwardAccumulator: an observer that computes, beside each op, how its outputs change in one direction.
import {
  GradientError,
  isDifferentiable,
  isVariable,
  type Op,
  type Tensor,
  type Variable,
} from "@gradtape/core";
import { checkOptions, isDifferentiableOp, withObservers } from "@gradtape/core/internal";
import {
  checkPolicy,
  directionsOf,
  leavesOf,
  seedsFor,
  warnUnlessDifferentiable,
  type UnconnectedGradients,
} from "./checks.ts";
import type { Entry } from "./entry.ts";
import { Recorder, synchronous } from "./recorder.ts";
import {
  mapSources,
  type Directions,
  type Gradients,
  type Source,
  type Sources,
} from "./sources.ts";
import { GradientTape, pullback } from "./tape.ts";

/**
 * Forward-mode differentiation, as TensorFlow's `tf.autodiff.ForwardAccumulator`: Jacobian-vector products.
 *
 * While it is open, each op that touches a primal, or what was computed from one, is followed by the computation of how its
 * result changes when the primals move along their tangents: `Σ ∂result/∂primal · tangent`, which `jvp` then looks up. One pass
 * gives one column of a Jacobian, where a tape's backward pass gives one row; nothing is kept but a tangent for each tensor that
 * is still there.
 *
 * Accumulators and tapes nest: what an accumulator computes is seen by those opened before it, and not by those opened after
 * it. So an outer accumulator takes the second derivative from what an inner one gives, and a tape inside an accumulator gives
 * Hessian-vector products.
 *
 * No op has a rule of its own for this. The gradient of an op, `x̄ = Jᵀu`, is linear in `u`; so its own gradient with respect
 * to u, with the tangent t in place of the upstream gradient, is `J t`.
 *
 * Throws `GradientError` if a tangent differs from its primal in shape or dtype, or if a primal is given twice.
 *
 * Source: J. Townsend, "A new trick for calculating Jacobian vector products", 2017
 * (https://j-towns.github.io/2017/06/12/A-new-trick.html).
 *
 * @example
 * const x = constant([1, 2, 3]);
 * const [y, acc] = ForwardAccumulator.run(x, [1, 0, 1], () => multiply(x, x));
 * acc.jvp(y).arraySync() // => [2, 0, 6]
 */
export class ForwardAccumulator extends Recorder {
  protected readonly noun = "accumulator";
  /** Held as long as the tensors that they belong to. */
  readonly #tangents = new WeakMap<Tensor, Tensor>();
  readonly #variables = new Map<Variable, Tensor>();

  constructor(primals: Sources, tangents: unknown) {
    super();
    const seen = new Set<Source>();
    const all = directionsOf("ForwardAccumulator", primals, "tangents", tangents);
    for (const [primal, tangent] of all) {
      if (seen.has(primal)) {
        throw new GradientError(
          "ForwardAccumulator",
          "a primal is given twice: give it once, with the sum of its tangents",
        );
      }
      seen.add(primal);
      warnUnlessDifferentiable("ForwardAccumulator", "a primal", primal.dtype);
      if (!isDifferentiable(primal.dtype)) continue;
      if (isVariable(primal)) this.#variables.set(primal, tangent);
      else this.#tangents.set(primal, tangent);
    }
    this.start();
  }

  /**
   * Run `fn` under a new accumulator. Returns its result and the accumulator, which no longer follows what is computed.
   *
   * Throws `GradientError` if `fn` returns a promise.
   */
  static run<T, const S extends Sources>(
    primals: S,
    tangents: Directions<S>,
    fn: (accumulator: ForwardAccumulator) => T extends PromiseLike<unknown> ? never : T,
  ): [result: T, accumulator: ForwardAccumulator] {
    const accumulator = new ForwardAccumulator(primals, tangents);
    try {
      const run = fn as (accumulator: ForwardAccumulator) => T;
      return [synchronous("ForwardAccumulator.run", run, accumulator), accumulator];
    } finally {
      accumulator.stop();
    }
  }

  /** @internal */
  observe(op: Op, inputs: readonly Tensor[], attrs: unknown, outputs: readonly Tensor[]): void {
    const tangents = inputs.map((x) => this.#tangents.get(x));
    if (tangents.every((t) => t === undefined) || !isDifferentiableOp(op)) return;
    withObservers(
      (now) => now.slice(0, now.indexOf(this)),
      () => {
        const pushed = push({ op, inputs, attrs, outputs }, tangents);
        outputs.forEach((y, i) => pushed[i] && this.#tangents.set(y, pushed[i]));
      },
    );
  }

  /** @internal */
  read(variable: Variable, value: Tensor): void {
    const tangent = this.#variables.get(variable);
    if (tangent) this.#tangents.set(value, tangent);
  }

  /**
   * How `target` (any nesting of tensors and variables) changes when the primals move along their tangents; nested as the
   * target is. Computes nothing, and can be asked again, also after the recording. `null` where nothing leads from a primal to
   * the target, or the target was computed while the accumulator was not open.
   */
  jvp<const S extends Sources, U extends UnconnectedGradients = "none">(
    target: S,
    options?: { unconnectedGradients?: U },
  ): Gradients<S, U> {
    checkOptions("jvp", options, ["unconnectedGradients"]);
    const policy = options?.unconnectedGradients;
    checkPolicy("jvp", policy);
    this.mustNotBeAbandoned("jvp");
    const flat = leavesOf("jvp", target);
    const found = flat.map(
      (y) => (isVariable(y) ? this.#variables.get(y) : this.#tangents.get(y)) ?? null,
    );
    return mapSources(target, flat, found, policy ?? "none") as Gradients<S, U>;
  }
}

/** The tangents of an op's outputs from those of its inputs. */
function push(entry: Entry, tangents: readonly (Tensor | undefined)[]): readonly (Tensor | null)[] {
  const us = seedsFor("jvp", entry.outputs, undefined); // any values will do
  const [pulled, tape] = GradientTape.run(
    (t) => {
      t.watch(us.filter((u) => isDifferentiable(u.dtype)));
      const thunks = pullback(
        entry,
        us,
        entry.inputs.map(() => true),
      );
      return tangents.map((tangent, i) => (tangent && thunks[i] ? thunks[i]() : undefined));
    },
    { watchAccessedVariables: false },
  );
  const known = <T>(_: T, i: number): boolean => pulled[i] !== undefined;
  return tape.pull(pulled.filter(known) as Tensor[], tangents.filter(known) as Tensor[], us);
}
