// Why a gradient is null, in a sentence.
import { isDifferentiable, isVariable, type Tensor } from "@gradtape/core";
import type { Source } from "./sources.ts";

/** An op by name and the ids of what went in and came out. */
export interface Edge {
  readonly op: string;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}
/** An edge that no gradient passes. */
export interface Cut extends Edge {
  /** The variable that was assigned to. */
  readonly variable?: string;
}

export const edgeOf = (entry: {
  op: { name: string };
  inputs: readonly Tensor[];
  outputs: readonly Tensor[];
}): Edge => ({
  op: entry.op.name,
  inputs: entry.inputs.map((x) => x.id),
  outputs: entry.outputs.map((x) => x.id),
});

export interface Question {
  readonly target: Tensor;
  readonly source: Source;
  /** Ids that the source had while the tape recorded. */
  readonly starts: readonly number[];
  readonly watched: ReadonlySet<number>;
  readonly edges: readonly Edge[];
  readonly cuts: readonly Cut[];
  /** What was computed from the outputs of cuts. */
  readonly beyond: readonly Edge[];
}

export function explain({
  target,
  source,
  starts,
  watched,
  edges,
  cuts,
  beyond,
}: Question): string {
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
  if (!starts.some((id) => watched.has(id))) {
    return `${from} was not watched: call tape.watch(x) before computing with it, or make it a Variable`;
  }
  const reached = flow(edges, new Set(starts));
  if (reached.has(target.id)) return `${from} is connected to the target: its gradient is not null`;

  const all = [...edges, ...cuts, ...beyond].sort(byFirstOutput);
  const cut = cuts.find(
    (c) => c.inputs.some((id) => reached.has(id)) && flow(all, new Set(c.outputs)).has(target.id),
  );
  if (cut) return cutSentence(cut, from);

  const made = all.some((e) => e.outputs.includes(target.id));
  if (!made && !watched.has(target.id)) {
    return "the target was computed outside the tape, or from nothing that it watched: compute it before the tape stops recording";
  }
  return `the target was not computed from ${from}`;
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
