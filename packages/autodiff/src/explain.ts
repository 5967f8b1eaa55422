// Why a gradient is null, in a sentence.
import { isDifferentiable, isVariable, type Tensor, type Variable } from "@gradtape/core";
import type { Source } from "./sources.ts";

/** An op by name and the ids of what went in and came out. */
interface Edge {
  readonly op: string;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}
/** An edge that no gradient passes. */
interface Cut extends Edge {
  /** The variable that was assigned to. */
  readonly variable?: string;
}

/** What is looked at of an entry. */
interface Step {
  readonly op: { readonly name: string };
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
}

const edgeOf = ({ op, inputs, outputs }: Step): Edge => ({
  op: op.name,
  inputs: inputs.map((x) => x.id),
  outputs: outputs.map((x) => x.id),
});

export interface Question {
  readonly target: Tensor;
  readonly source: Source;
  /** Ids that the source had while the tape recorded. */
  readonly starts: readonly number[];
  readonly watched: ReadonlySet<number>;
  readonly entries: readonly Step[];
}

/** What a tape keeps, without any values, to say later why a gradient is null. */
export class Trail {
  /** Where gradients end, */
  readonly #cuts: Cut[] = [];
  /** what was computed beyond that, */
  readonly #beyond: Edge[] = [];
  /** and the ids of all that. */
  readonly #lost = new Set<number>();
  /** What is left of recorded ops that have been let go. */
  #past: Edge[] = [];

  /** A gradient that comes to this op ends there. */
  cut(step: Step): void {
    this.#lose(this.#cuts, edgeOf(step));
  }

  /** So it does where a variable is assigned to. */
  assigned(variable: Variable, value: Tensor): void {
    const edge = edgeOf({ op: { name: "assign" }, inputs: [value], outputs: [variable.held] });
    this.#lose(this.#cuts, { ...edge, variable: variable.name });
  }

  /** An op that the tape does not record. */
  follow(step: Step): void {
    if (this.#lost.size > 0 && step.inputs.some((x) => this.#lost.has(x.id)))
      this.#lose(this.#beyond, edgeOf(step));
  }

  /** Recorded ops that are let go. */
  letGo(entries: readonly Step[]): void {
    this.#past = entries.map(edgeOf);
  }

  explain({ target, source, starts, watched, entries }: Question): string {
    const edges = [...this.#past, ...entries.map(edgeOf)];
    return explain({
      target,
      source,
      starts,
      watched,
      edges,
      cuts: this.#cuts,
      beyond: this.#beyond,
    });
  }

  #lose(list: Cut[], edge: Cut): void {
    list.push(edge);
    for (const id of edge.outputs) this.#lost.add(id);
  }
}

interface Facts extends Omit<Question, "entries"> {
  readonly edges: readonly Edge[];
  readonly cuts: readonly Cut[];
  readonly beyond: readonly Edge[];
}

function explain({ target, source, starts, watched, edges, cuts, beyond }: Facts): string {
  const from = isVariable(source) ? `the variable ${source.name}` : "the source";
  if (!isDifferentiable(source.dtype)) {
    return `${from} is ${source.dtype}: gradients flow to floating and complex values only; make it float32`;
  }
  if (!isDifferentiable(target.dtype)) {
    return `the target is ${target.dtype}: only floating and complex values have gradients; cast before computing, not after`;
  }
  if (starts.length === 0) {
    const way =
      isVariable(source) && !source.trainable
        ? "it is not trainable: tape.watch(variable)"
        : "compute with it inside the tape";
    return `${from} was not read while the tape recorded, or not watched: ${way}`;
  }
  const reached = flow(edges, new Set(starts));
  if (reached.has(target.id)) return `${from} is connected to the target: its gradient is not null`;
  if (!starts.some((id) => watched.has(id))) {
    return `${from} was not watched: call tape.watch(x) before computing with it, or make it a Variable`;
  }

  const all = [...edges, ...cuts, ...beyond].sort(byFirstOutput);
  const cut = cuts.find(
    (c) => c.inputs.some((id) => reached.has(id)) && flow(all, new Set(c.outputs)).has(target.id),
  );
  if (cut) return cutSentence(cut, from);

  const made = all.some((e) => e.outputs.includes(target.id));
  if (!made && !watched.has(target.id)) {
    return "the target was not computed from anything that the tape watched while it recorded: compute it inside the tape and after tape.watch(x), from tensors and not from numbers read from them (arraySync, numpy)";
  }
  return `the target was not computed from ${from}; what was read as numbers (arraySync, numpy) and made a tensor again is a new constant`;
}

function cutSentence({ op, variable }: Cut, from: string): string {
  if (variable !== undefined) {
    return `the value was assigned to the variable ${variable}: reading a variable starts anew, so nothing flows from ${from} through assign; use the tensor itself`;
  }
  return `the path from ${from} to the target goes through ${op}, which has no gradient`;
}

/** Ids grow with time, so edges in the order of their outputs are in the order of execution. */
const byFirstOutput = (a: Edge, b: Edge): number => (a.outputs[0] ?? 0) - (b.outputs[0] ?? 0);

function flow(edges: readonly Edge[], reached: Set<number>): Set<number> {
  for (const { inputs, outputs } of edges) {
    if (inputs.some((id) => reached.has(id))) for (const id of outputs) reached.add(id);
  }
  return reached;
}
