// GradientTape: an observer that remembers the ops that touch what it watches, and replays them backwards.
import {
  flattenTree,
  GradientError,
  isDifferentiable,
  isTensor,
  isVariable,
  type Op,
  type Tensor,
  type Variable,
} from "@gradtape/core";
import {
  addObserver,
  dispose,
  isDifferentiableOp,
  isObserving,
  many,
  read,
  removeObserver,
  toTensor,
  type Observer,
} from "@gradtape/core/internal";
import { add, onesLike } from "@gradtape/ops";
import { backward, ownGradient } from "./backward.ts";
import type { Entry } from "./entry.ts";
import { edgeOf, explain, type Cut, type Edge } from "./explain.ts";
import { batchJacobian, jacobian } from "./jacobian.ts";
import { mapSources, type Gradients, type Source, type Sources } from "./sources.ts";

export interface GradientTapeOptions {
  /** Keep the recording after `gradient`, so that it can be called again. Default: false. */
  persistent?: boolean;
  /** Watch trainable variables when they are read. Default: true. */
  watchAccessedVariables?: boolean;
}

/** What a source gets that no path leads to: `null`, or zeros in its shape. */
export type UnconnectedGradients = "none" | "zero";

export interface GradientOptions<U extends UnconnectedGradients = UnconnectedGradients> {
  /** The gradient of some scalar with respect to each target (nested as the targets are). Default: ones. */
  outputGradients?: unknown;
  /** Default: "none". */
  unconnectedGradients?: U;
}

/**
 * Records ops for automatic differentiation, as TensorFlow's `tf.GradientTape`.
 *
 * A tape records from its making until `gradient` (unless persistent), until it is disposed of (`using`), or until
 * `GradientTape.run` returns. It remembers ops that touch what it watches: trainable variables by themselves, and tensors
 * given to `watch`. Tapes nest: an outer tape sees the backward pass of an inner one, which gives higher orders.
 *
 * @example
 * const w = new Variable([[1]]);
 * const [loss, tape] = GradientTape.run(() => multiply(w, w));
 * tape.gradient(loss, w).toString() // => "tf.Tensor([[2.]], shape=(1, 1), dtype=float32)"
 */
export class GradientTape implements Observer, Disposable {
  readonly #persistent: boolean;
  readonly #watchAccessed: boolean;
  #watched = new Set<number>();
  #entries: Entry[] = [];
  /** Where gradients end, */
  #cuts: Cut[] = [];
  /** what was computed beyond that, */
  #beyond: Edge[] = [];
  /** and the ids of all that. */
  #lost = new Set<number>();
  /** What is left of the entries once they are let go: enough to explain. */
  #trail: Edge[] = [];
  /** The values that watched variables had when they were read. */
  #reads = new Map<Variable, Set<Tensor>>();
  /** Variables watched by hand. */
  #chosen = new Set<Variable>();
  #state: "recording" | "stopped" | "spent" | "awaited" = "recording";

  constructor({ persistent = false, watchAccessedVariables = true }: GradientTapeOptions = {}) {
    this.#persistent = persistent;
    this.#watchAccessed = watchAccessedVariables;
    addObserver(this);
    GradientTape.#guard(this);
  }

  /** Tapes that record in this synchronous turn. */
  static readonly #open = new Set<GradientTape>();
  static #guarding = false;

  /**
   * A microtask runs only after the synchronous turn: a tape that is still open then was left open across an await, and
   * what other jobs do meanwhile would be recorded too. One microtask serves all tapes of a turn, and holds none of them.
   */
  static #guard(tape: GradientTape): void {
    GradientTape.#open.add(tape);
    if (GradientTape.#guarding) return;
    GradientTape.#guarding = true;
    queueMicrotask(() => {
      GradientTape.#guarding = false;
      for (const t of GradientTape.#open) {
        t.#stop();
        t.#state = "awaited";
      }
    });
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
      const result = fn(tape) as T;
      if (typeof (result as { then?: unknown } | null | undefined)?.then === "function") {
        throw new GradientError(
          "GradientTape.run",
          "the function returned a promise: record synchronously, and await outside",
        );
      }
      return [result, tape];
    } finally {
      tape.#stop();
    }
  }

  /** Stops recording. Called by `using` at the end of the block. */
  [dispose](): void {
    if (this.#state === "awaited") throw awaited("GradientTape");
    this.#stop();
  }

  #stop(): void {
    removeObserver(this);
    GradientTape.#open.delete(this);
    if (this.#state === "recording") this.#state = "stopped";
  }

  /** Remember ops on these tensors or variables too (any nesting). Only floating and complex values carry gradients. */
  watch(sources: Sources): void {
    for (const x of flattenTree(sources)) {
      if (isVariable(x)) {
        this.#chosen.add(x);
        read(x);
      } else if (isTensor(x)) {
        if (isDifferentiable(x.dtype)) this.#watched.add(x.id);
      } else {
        throw new GradientError(
          "watch",
          `expected tensors and variables, got ${typeof x}: make a tensor first, as in constant(${JSON.stringify(x)})`,
        );
      }
    }
  }

  /** @internal */
  observe(op: Op, inputs: readonly Tensor[], attrs: unknown, outputs: readonly Tensor[]): void {
    const watched = this.#watched;
    let touched = false;
    for (let i = 0; i < inputs.length; i++) if (watched.has(inputs[i]!.id)) touched = true;
    if (!touched) {
      if (this.#lost.size > 0 && inputs.some((x) => this.#lost.has(x.id)))
        this.#lose(this.#beyond, edgeOf({ op, inputs, outputs }));
      return;
    }
    if (!isDifferentiableOp(op) || !outputs.some((y) => isDifferentiable(y.dtype))) {
      this.#lose(this.#cuts, edgeOf({ op, inputs, outputs }));
      return;
    }
    for (const y of outputs) if (isDifferentiable(y.dtype)) watched.add(y.id);
    this.#entries.push({ op, inputs, attrs, outputs });
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
  assign(variable: Variable, value: Tensor): void {
    if (!this.#watched.has(value.id)) return;
    this.#lose(this.#cuts, {
      ...edgeOf({ op: { name: "assign" }, inputs: [value], outputs: [variable.value] }),
      variable: variable.name,
    });
  }

  /** Remember where a gradient ends, and what is computed from there on: only to explain. */
  #lose(list: Cut[], edge: Cut): void {
    list.push(edge);
    for (const id of edge.outputs) this.#lost.add(id);
  }

  /**
   * Gradient of the target, summed over its elements (and over all targets of a list), with respect to each source; nested
   * as the sources are. `null` where no path leads from source to target: `explain` says why.
   *
   * A tape that still records stops first, unless it is persistent. Throws `GradientError` on the second call of a tape that
   * is not persistent, and if the tape was left open across an `await`.
   */
  gradient<const S extends Sources, U extends UnconnectedGradients = "none">(
    target: unknown,
    sources: S,
    options: GradientOptions<U> = {},
  ): Gradients<S, U> {
    this.#use("gradient");
    const targets = tensorsOf("gradient", target);
    const seeds = seedsFor(targets, options.outputGradients);
    const flat = flattenTree(sources) as Source[];
    const found = this.#backward(targets, seeds, flat);
    if (!this.#persistent) this.#spend();
    return mapSources(sources, flat, found, options.unconnectedGradients ?? "none") as Gradients<
      S,
      U
    >;
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
    options: { unconnectedGradients?: U } = {},
  ): Gradients<S, U, "jacobian"> {
    this.#use("jacobian");
    const flat = flattenTree(sources) as Source[];
    const found = jacobian(
      target,
      flat,
      (seed) => this.#backward([target], [seed], flat),
      options.unconnectedGradients,
    );
    if (!this.#persistent) this.#spend();
    return mapSources(sources, flat, found, "none") as Gradients<S, U, "jacobian">;
  }

  /**
   * The Jacobian of each example by itself: `J[b, i…, j…] = ∂target[b, i…] / ∂source[b, j…]`, where row b of the target
   * depends on row b of the source only.
   */
  batchJacobian(
    target: Tensor,
    source: Tensor,
    options: { unconnectedGradients?: UnconnectedGradients } = {},
  ): Tensor | null {
    this.#use("batchJacobian");
    const found = batchJacobian(
      target,
      source,
      (seed) => this.#backward([target], [seed], [source])[0]!,
      options.unconnectedGradients,
    );
    if (!this.#persistent) this.#spend();
    return found;
  }

  /** Run `fn` without recording it, and go on recording after it. */
  stopRecording<T>(fn: () => T): T {
    if (!isObserving(this))
      throw new GradientError(
        "stopRecording",
        "the tape does not record: call it while the tape is open",
      );
    removeObserver(this);
    try {
      return fn();
    } finally {
      if (this.#state === "recording") addObserver(this);
    }
  }

  /** Forget everything recorded and watched so far. */
  reset(): void {
    this.#watched = new Set();
    this.#entries = [];
    this.#trail = [];
    this.#cuts = [];
    this.#beyond = [];
    this.#lost = new Set();
    this.#reads = new Map();
    this.#chosen = new Set();
    if (this.#state === "spent") this.#state = "stopped";
  }

  /** The variables watched so far, in the order of their first reading. */
  watchedVariables(): Variable[] {
    return [...this.#reads.keys()];
  }

  /** Why the gradient of `target` with respect to `source` is `null` (or that it is not), in a sentence. */
  explain(target: Tensor | Variable, source: Source): string {
    return explain({
      target: isVariable(target) ? target.value : target,
      source,
      starts: this.#idsOf(source),
      watched: this.#watched,
      edges: [...this.#trail, ...this.#entries.map(edgeOf)],
      cuts: this.#cuts,
      beyond: this.#beyond,
    });
  }

  #use(what: string): void {
    if (this.#state === "awaited") throw awaited(what);
    if (this.#state === "spent") {
      throw new GradientError(
        what,
        "a non-persistent GradientTape gives one set of gradients: ask for all sources in one call, or make the tape with { persistent: true }",
      );
    }
    if (!this.#persistent) this.#stop();
  }

  /** Lets go of the recording, and with it of the values it holds. */
  #spend(): void {
    this.#state = "spent";
    this.#trail = this.#entries.map(edgeOf);
    this.#entries = [];
  }

  #backward(
    targets: readonly Tensor[],
    seeds: readonly Tensor[],
    sources: readonly Source[],
  ): (Tensor | null)[] {
    const ids = sources.map((s) => this.#idsOf(s));
    const gradients = backward([...this.#entries], targets, seeds, new Set(ids.flat()), pullback);
    return ids.map((list) => {
      const parts = list.flatMap((id) => gradients.get(id) ?? []);
      return parts.length === 0 ? null : parts.reduce((a, b) => add(a, b));
    });
  }

  #idsOf(source: Source): number[] {
    if (!isVariable(source)) return [source.id];
    return [...(this.#reads.get(source) ?? [])].map((x) => x.id);
  }
}

const awaited = (what: string): GradientError =>
  new GradientError(
    what,
    "the tape was left open across an await: record first (a using block or GradientTape.run), then await",
  );

/** A composite without a gradient of its own is computed again under a tape, and pulled back through its parts. */
function pullback(entry: Entry, cotangents: readonly Tensor[]): ReturnType<typeof ownGradient> {
  const { op, inputs, attrs } = entry;
  if (op.grad) return ownGradient(entry, cotangents);
  const [outputs, tape] = GradientTape.run((t) => {
    t.watch(inputs.filter((x) => isDifferentiable(x.dtype)));
    return op.compose!(many(inputs), attrs);
  });
  const gradients = tape.gradient(outputs, inputs, { outputGradients: cotangents });
  return gradients.map((g) => g && (() => g));
}

/** The tensors of a nested target; integers carry no gradient and are left out by the backward pass. */
function tensorsOf(op: string, target: unknown): Tensor[] {
  const leaves = flattenTree(target);
  if (leaves.length === 0)
    throw new GradientError(op, "no target: give the tensor to differentiate");
  return leaves.map((x) => toTensor(op, x as Tensor));
}

function seedsFor(targets: readonly Tensor[], outputGradients: unknown): Tensor[] {
  if (outputGradients === undefined) return targets.map((y) => onesLike(y));
  const given = flattenTree(outputGradients);
  if (given.length !== targets.length) {
    throw new GradientError(
      "gradient",
      `${given.length} outputGradients for ${targets.length} targets: give one for each`,
    );
  }
  return targets.map((y, i) => {
    const g = toTensor("gradient", given[i] as Tensor, y.dtype);
    if (g.dtype !== y.dtype || g.shape.join() !== y.shape.join()) {
      throw new GradientError(
        "gradient",
        `outputGradients ${i} is ${g.dtype} of shape [${g.shape.join(", ")}], its target ${y.dtype} of [${y.shape.join(", ")}]: they must be alike`,
      );
    }
    return g;
  });
}
