// A graph cut where the host has something to do: parts of kernels, and host ops between them.
import type { Tensor } from "@gradtape/core";
import { sameShape } from "@gradtape/core/internal";
import type { Update } from "../program/draft.ts";
import { hostOf, type Graph, type Node } from "./graph.ts";
import { Lowering, type Lowered, type Place } from "./lower.ts";

/** Kernels that run without the host. */
export interface KernelPart {
  readonly kind: "kernels";
  readonly lowered: Lowered;
  /** Under which id each result is kept. */
  readonly ids: readonly number[];
}

/** Something that happens on the host. */
export interface HostPart {
  readonly kind: "host";
  readonly node: Node;
}

export type Part = KernelPart | HostPart;

/** What becomes of a graph: its parts in order, and where each output is when they have run. */
export interface Parts {
  readonly parts: readonly Part[];
  /** Ids of the values that are the outputs. */
  readonly outputs: readonly number[];
  /** Where the new values of variables are that take another shape; all others are updated by the last part. */
  readonly states: readonly { readonly index: number; readonly id: number }[];
}

export function partsOf(graph: Graph): Parts {
  const groups = grouped(graph.nodes);
  const targets = [...graph.outputs, ...graph.states.map(({ after }) => after)];
  const argument = new Set(graph.inputs.map((x) => x.id));
  const stateOf = new Map(graph.states.map((s) => [s.before.id, s]));
  /** Ids of what parts before have made. */
  const made = new Set<number>();
  /** For results that are not simply a traced tensor (a copy of a variable, say). */
  let nextId = -1;
  const parts: Part[] = [];
  let outputs: number[] = [];
  const states: { index: number; id: number }[] = [];
  for (let g = 0; g < groups.length; g++) {
    const group = groups[g]!;
    if (!Array.isArray(group)) {
      const node = group as Node;
      for (const y of node.outputs) made.add(y.id);
      parts.push({ kind: "host", node });
      continue;
    }
    const nodes = group as readonly Node[];
    const lowering = new Lowering(graph.captures);
    const enter = (x: Tensor): void => {
      if (lowering.has(x)) return;
      const state = stateOf.get(x.id);
      if (state) lowering.input(x, { kind: "state", variable: state.variable });
      else if (argument.has(x.id) || made.has(x.id)) lowering.input(x, { kind: "value", id: x.id });
    };
    for (const x of usedBy(nodes)) enter(x);
    lowering.nodes(nodes);
    // What may fail must not have changed variables: they get their new values in a part of its own.
    if (g === groups.length - 1 && lowering.mayThrow) groups.push([]);
    const isLast = g === groups.length - 1;
    const results: Place[] = [];
    const ids: number[] = [];
    const updates: Update[] = [];
    const here = new Set(nodes.flatMap((n) => n.outputs.map((y) => y.id)));
    const later = isLast ? [] : [...usedLater(groups.slice(g + 1)), ...targets];
    for (const x of new Set(later))
      if (here.has(x.id)) {
        // Parts take what they are given row by row, and a variable or an argument may be another by then.
        const place = lowering.densePlace(x);
        results.push(lowering.isInput(place.buffer) ? lowering.copyPlace(x) : place);
        ids.push(x.id);
      }
    if (isLast) {
      graph.states.forEach(({ before, after }, index) => {
        if (before === after) return;
        enter(after);
        const place = lowering.densePlace(after);
        if (sameShape(before.shape, after.shape)) {
          enter(before);
          const state = lowering.place(before).buffer;
          if (state !== place.buffer) updates.push({ state, value: place.buffer });
          return;
        }
        results.push(lowering.isInput(place.buffer) ? lowering.copyPlace(after) : place);
        ids.push(nextId);
        states.push({ index, id: nextId-- });
      });
      outputs = graph.outputs.map((y) => {
        if (argument.has(y.id) || made.has(y.id)) return y.id;
        enter(y);
        const place = lowering.place(y);
        // What lies in a variable changes with it, and what lies in an argument is the caller's.
        results.push(lowering.isInput(place.buffer) ? lowering.copyPlace(y) : place);
        ids.push(nextId);
        return nextId--;
      });
    }
    for (const id of ids) made.add(id);
    parts.push({ kind: "kernels", lowered: lowering.finish(results, updates), ids });
  }
  return { parts, outputs, states };
}

/** Runs of nodes, and host ops between them; there is a run at the end. */
function grouped(nodes: readonly Node[]): (readonly Node[] | Node)[] {
  const groups: (Node[] | Node)[] = [];
  let run: Node[] = [];
  for (const node of nodes) {
    if (hostOf(node) === undefined) {
      run.push(node);
      continue;
    }
    if (run.length > 0) groups.push(run);
    groups.push(node);
    run = [];
  }
  groups.push(run);
  return groups;
}

function* usedBy(nodes: readonly Node[]): Iterable<Tensor> {
  for (const { inputs, parts } of nodes) {
    yield* inputs;
    if (parts) yield* usedBy(parts);
  }
}

function* usedLater(groups: readonly (readonly Node[] | Node)[]): Iterable<Tensor> {
  for (const group of groups)
    yield* usedBy(Array.isArray(group) ? (group as readonly Node[]) : [group as Node]);
}
