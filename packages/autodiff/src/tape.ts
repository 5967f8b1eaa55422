// GradientTape: an observer that remembers the ops that touch what it watches, and replays them backwards.
import {
  GradientError,
  isDifferentiable,
  isVariable,
  type Op,
  type Tensor,
  type TensorLike,
  type Variable,
} from "@gradtape/core";
import {
  checkOptions,
  isDifferentiableOp,
  isObserved,
  isTracing,
  many,
  read,
  toTensor,
  warnOnce,
  type Held,
} from "@gradtape/core/internal";
import { identity } from "@gradtape/ops";
import { backward, ownGradient, sum } from "./backward.ts";
import {
  checkPolicy,
  leavesOf,
  seedsFor,
  targetsOf,
  warnUnlessDifferentiable,
  type UnconnectedGradients,
} from "./checks.ts";
import type { Entry } from "./entry.ts";
import { Trail } from "./explain.ts";
import { batchJacobian, jacobian } from "./jacobian.ts";
import { hostGradient } from "./host-gradient.ts";
import { Recorder, synchronous } from "./recorder.ts";
import { mapSources, type Gradients, type Source, type Sources } from "./sources.ts";

export interface GradientTapeOptions {
  /** Keep the recording after `gradient`, so that it can be called again. Default: false. */
  persistent?: boolean;
  /** Watch trainable variables when they are read. Default: true. */
  watchAccessedVariables?: boolean;
}

export interface GradientOptions<U extends UnconnectedGradients = UnconnectedGradients> {
  /** The gradient of some scalar with respect to each target (nested as the targets are); ones where `null`. Default: ones. */
  outputGradients?: unknown;
  /** Default: "none". */
  unconnectedGradients?: U;
}

/**
 * Records ops for automatic differentiation, as TensorFlow's `tf.GradientTape`.
 *
 * A tape records from its making until `gradient` (unless persistent), until it is disposed of (`using`), or until
 * `GradientTape.run` returns. It remembers ops that touch what it watches: trainable variables by themselves, and tensors
 * given to `watch`. Tapes nest: an outer tape sees the backward pass of an inner one, which gives higher orders. `record`
 * goes on recording on the same tape, where TensorFlow enters it again.
 *
 * @example
 * const w = new Variable([[1]]);
 * const [loss, tape] = GradientTape.run(() => multiply(w, w));
 * tape.gradient(loss, w).toString() // => "tf.Tensor([[2.]], shape=(1, 1), dtype=float32)"
 */
export class GradientTape extends Recorder {
  protected readonly noun = "tape";
  readonly #persistent: boolean;
  readonly #watchAccessed: boolean;
  #watched = new Set<number>();
  #entries: Entry[] = [];
  #trail = new Trail();
  /** The values that watched variables had when they were read. */
  #reads = new Map<Variable, Set<Tensor>>();
  /** Variables watched by hand. */
  #chosen = new Set<Variable>();
  /** Values of variables to be let go with the recording. */
  #held: Held[] = [];
  /** A tape that is not persistent has given its gradient. */
  #spent = false;

  constructor(options?: GradientTapeOptions) {
    checkOptions("GradientTape", options, ["persistent", "watchAccessedVariables"]);
    super();
    this.#persistent = options?.persistent ?? false;
    this.#watchAccessed = options?.watchAccessedVariables ?? true;
    this.start();
  }

  /**
   * Run `fn` under a new tape. Returns its result and the tape, which no longer records.
   *
   * Throws `GradientError` if `fn` returns a promise: recording is synchronous, only reading values needs to wait.
   */
  static run<T>(
    fn: (tape: GradientTape) => T extends PromiseLike<unknown> ? never : T,
    options?: GradientTapeOptions,
  ): [result: T, tape: GradientTape] {
    const tape = new GradientTape(options);
    try {
      return [synchronous("GradientTape.run", fn as (tape: GradientTape) => T, tape), tape];
    } finally {
      tape.stop();
    }
  }

  /**
   * Go on recording while `fn` runs, after the recording has ended. Returns the result of `fn`. A tape that has given its
   * gradient and is not persistent starts anew.
   *
   * Throws `GradientError` if it records already, or if `fn` returns a promise.
   *
   * @example
   * const x = constant(3);
   * const [y, tape] = GradientTape.run((t) => { t.watch(x); return multiply(2, x); });
   * const z = tape.record(() => multiply(y, y));
   * tape.gradient(z, x).arraySync() // => 24
   */
  override record<T>(fn: () => T): T {
    if (this.#spent) this.reset();
    return super.record(fn);
  }

  /**
   * Remember ops on these tensors or variables too (any nesting). Only floating and complex values carry gradients: others are
   * let pass with a warning.
   */
  watch(sources: Sources): void {
    for (const x of leavesOf("watch", sources)) {
      warnUnlessDifferentiable("watch", "what is watched", x.dtype);
      if (isVariable(x)) {
        this.#chosen.add(x);
        this.read(x, read(x));
      } else if (isDifferentiable(x.dtype)) this.#watched.add(x.id);
    }
  }

  /** @internal */
  observe(op: Op, inputs: readonly Tensor[], attrs: unknown, outputs: readonly Tensor[]): void {
    const watched = this.#watched;
    let touched = false;
    for (let i = 0; i < inputs.length; i++) if (watched.has(inputs[i]!.id)) touched = true;
    const entry = { op, inputs, attrs, outputs };
    if (!touched) {
      this.#trail.follow(entry);
      return;
    }
    if (!isDifferentiableOp(op) || !outputs.some((y) => isDifferentiable(y.dtype))) {
      this.#trail.cut(entry);
      return;
    }
    for (const y of outputs) if (isDifferentiable(y.dtype)) watched.add(y.id);
    this.#entries.push(entry);
  }

  /** @internal */
  read(variable: Variable, value: Tensor): void {
    const wanted = (variable.trainable && this.#watchAccessed) || this.#chosen.has(variable);
    if (!wanted || !isDifferentiable(variable.dtype)) return;
    this.#watched.add(value.id);
    const values = this.#reads.get(variable);
    if (values) values.add(value);
    else this.#reads.set(variable, new Set([value]));
  }

  /** @internal */
  hold(value: Held): void {
    value.holders++;
    this.#held.push(value);
  }

  /** @internal */
  wants(x: Tensor): boolean {
    return this.#watched.has(x.id);
  }

  /** @internal */
  assign(variable: Variable, value: Tensor): void {
    if (this.#watched.has(value.id)) this.#trail.assigned(variable, value);
  }

  /**
   * Gradient of the target, summed over its elements (and over all targets of a list), with respect to each source; nested
   * as the sources are. `null` where no path leads from source to target: `explain` says why.
   *
   * A tape that still records stops first, unless it is persistent: then it records the backward pass too, for higher orders,
   * and warns of the cost. Throws `GradientError` on the second call of a tape that is not persistent, and if the tape was left
   * open across an `await`.
   */
  gradient<const S extends Sources, U extends UnconnectedGradients = "none">(
    target: unknown,
    sources: S,
    options?: GradientOptions<U>,
  ): Gradients<S, U> {
    checkOptions("gradient", options, ["outputGradients", "unconnectedGradients"]);
    const { outputGradients, unconnectedGradients } = options ?? {};
    const { targets, flat } = this.#use("gradient", target, sources, unconnectedGradients);
    const seeds = seedsFor("gradient", targets, outputGradients);
    const found = this.pull(targets, seeds, flat);
    this.#spend();
    return mapSources(sources, flat, found, unconnectedGradients ?? "none") as Gradients<S, U>;
  }

  /**
   * All first derivatives: `J[i…, j…] = ∂target[i…] / ∂source[j…]`, of shape `target.shape ++ source.shape`; nested as the
   * sources are.
   *
   * @example
   * const x = constant([1, 2]);
   * const [y, tape] = GradientTape.run((t) => { t.watch(x); return multiply(x, x); });
   * tape.jacobian(y, x).arraySync() // => [[2, 0], [0, 4]]
   */
  jacobian<const S extends Sources, U extends UnconnectedGradients = "none">(
    target: Tensor,
    sources: S,
    options?: { unconnectedGradients?: U },
  ): Gradients<S, U, "jacobian"> {
    checkOptions("jacobian", options, ["unconnectedGradients"]);
    const policy = options?.unconnectedGradients;
    const { targets, flat } = this.#use("jacobian", target, sources, policy);
    const y = only("jacobian", targets);
    const found = jacobian(y, flat, (seed) => this.pull([y], [seed], flat), policy);
    this.#spend();
    return mapSources(sources, flat, found, "none") as Gradients<S, U, "jacobian">;
  }

  /**
   * The Jacobian of each example by itself: `J[b, i…, j…] = ∂target[b, i…] / ∂source[b, j…]`, where row b of the target
   * depends on row b of the source only. Of shape `[batch] ++ target.shape[1:] ++ source.shape[1:]`.
   *
   * @example
   * const x = constant([[1, 2], [3, 4]]);
   * const [y, tape] = GradientTape.run((t) => { t.watch(x); return multiply(x, x); });
   * tape.batchJacobian(y, x).arraySync() // => [[[2, 0], [0, 4]], [[6, 0], [0, 8]]]
   */
  batchJacobian(
    target: Tensor,
    source: Source,
    options?: { unconnectedGradients?: UnconnectedGradients },
  ): Tensor | null {
    checkOptions("batchJacobian", options, ["unconnectedGradients"]);
    const policy = options?.unconnectedGradients;
    const { targets, flat } = this.#use("batchJacobian", target, source, policy);
    const [x] = flat as [Source];
    const y = only("batchJacobian", targets);
    const found = batchJacobian(y, x, (seed) => this.pull([y], [seed], flat)[0]!, policy);
    this.#spend();
    return found;
  }

  /** Forget everything recorded and watched so far. */
  reset(): void {
    this.#watched = new Set();
    this.#entries = [];
    this.#trail = new Trail();
    this.#reads = new Map();
    this.#chosen = new Set();
    this.#letGo();
    this.#spent = false;
  }

  /** The variables watched so far, in the order of their first reading. */
  watchedVariables(): Variable[] {
    return [...this.#reads.keys()];
  }

  /** Why the gradient of `target` with respect to `source` is `null` (or that it is not), in a sentence. */
  explain(target: Tensor | Variable, source: Source): string {
    return this.#trail.explain({
      target: isVariable(target) ? target.held : target,
      source,
      starts: this.#idsOf(source),
      watched: this.#watched,
      entries: this.#entries,
    });
  }

  /** @internal What `gradient` computes, for the leaves of everything. */
  pull(
    targets: readonly Tensor[],
    seeds: readonly Tensor[],
    sources: readonly Source[],
  ): (Tensor | null)[] {
    const ids = sources.map((s) => this.#idsOf(s));
    const gradients = backward([...this.#entries], targets, seeds, new Set(ids.flat()), pullback);
    return ids.map((list) => {
      const parts = list.flatMap((id) => gradients.get(id) ?? []);
      return parts.length === 0 ? null : parts.reduce(sum);
    });
  }

  /** Checks the arguments and ends the recording, before anything is computed. */
  #use(
    what: string,
    target: unknown,
    sources: unknown,
    policy: unknown,
  ): { targets: Tensor[]; flat: Source[] } {
    this.mustNotBeAbandoned(what);
    if (this.#spent) {
      throw new GradientError(
        what,
        "a non-persistent GradientTape gives one set of gradients: ask for all sources in one call, or make the tape with { persistent: true }",
      );
    }
    checkPolicy(what, policy);
    const given = targetsOf(what, target);
    const flat = leavesOf(what, sources);
    if (!this.#persistent) this.stop();
    else if (this.recording) {
      warnOnce(
        what,
        "the persistent tape still records, and records the backward pass too, which costs time and memory: call it after the block, unless you want higher orders",
      );
    }
    const targets = given.map((x) => this.#target(what, x));
    for (const x of flat) warnUnlessDifferentiable(what, "a source", x.dtype);
    return { targets, flat };
  }

  #target(what: string, target: TensorLike): Tensor {
    const y = toTensor(what, target);
    if (isVariable(target)) this.read(target, y);
    warnUnlessDifferentiable(what, "the target", y.dtype);
    return y;
  }

  /** Lets go of the recording, and with it of the values it holds. */
  #spend(): void {
    if (this.#persistent) return;
    this.#spent = true;
    this.#trail.letGo(this.#entries);
    this.#entries = [];
    this.#letGo();
  }

  /** Others that have recorded the backward pass may have come to hold these values, too. */
  #letGo(): void {
    const isSeen = isObserved();
    for (const value of this.#held) {
      value.holders--;
      value.given ||= isSeen;
    }
    this.#held = [];
  }

  #idsOf(source: Source): number[] {
    if (!isVariable(source)) return [source.id];
    return [...(this.#reads.get(source) ?? [])].map((x) => x.id);
  }
}

function only(what: string, targets: readonly Tensor[]): Tensor {
  if (targets.length === 1) return targets[0]!;
  throw new GradientError(
    what,
    `${targets.length} targets: a Jacobian is of one tensor; ask for each of them by itself`,
  );
}

/** An op's own gradient. A composite without one is computed again, and pulled back through its parts. */
export function pullback(
  entry: Entry,
  cotangents: readonly Tensor[],
  needs: readonly boolean[],
  flows?: readonly boolean[],
): ReturnType<typeof ownGradient> {
  const { op, inputs, attrs } = entry;
  if (op.grad) return ownGradient(entry, cotangents, needs, flows);
  if (op.host && isTracing()) return hostGradient(entry, cotangents, needs, pullInputs);
  const again = (xs: readonly Tensor[]) => op.compose!(many(xs), attrs);
  return pullThrough(again, inputs, [], cotangents).map((g) => g && (() => g));
}

const pullInputs: Parameters<typeof hostGradient>[3] = (fn, inputs, cotangents) =>
  pullThrough(fn, inputs, [], cotangents);

/** Gradients of what `fn` computes from the inputs and variables, with respect to the inputs, then to the variables. */
export function pullThrough(
  fn: (inputs: readonly Tensor[]) => readonly Tensor[],
  inputs: readonly Tensor[],
  variables: readonly Variable[],
  cotangents: readonly Tensor[],
): (Tensor | null)[] {
  // Copies, since one tensor may come in at two places, each with a gradient of its own.
  const copies = inputs.map((x) => identity(x) as Tensor);
  const [outputs, tape] = GradientTape.run(
    (t) => {
      t.watch([...copies.filter((x) => isDifferentiable(x.dtype)), ...variables]);
      return fn(copies);
    },
    { watchAccessedVariables: false },
  );
  return tape.pull(outputs, cotangents, [...copies, ...variables]);
}
