// Dead code: steps, stores, folds and reads that nothing needs, and steps that compute again what another has computed.
import {
  roots,
  storesOf,
  substitute,
  walk,
  e,
  type Access,
  type Expr,
  type Kernel,
  type LoopKernel,
  type RowKernel,
  type Step,
  type Store,
} from "@gradtape/core/internal";
import type { Pass } from "../program/draft.ts";
import { withRoots } from "./kernel-roots.ts";
import { buffersRead, buffersWritten, wiringOf } from "./wiring.ts";

/** Removes what has no part in outputs and updates. */
export const removeDead: Pass = (draft) => {
  const { buffers, steps, updates } = draft;
  const needed = buffers.map((b) => b.role === "output");
  for (const u of updates) needed[u.value] = true;
  const kept: Step[] = [];
  for (const step of [...steps].reverse()) {
    if (!buffersWritten(step).some((b) => needed[b]) || isIdle(step.kernel)) continue;
    const made = tidied(step, needed);
    for (const b of buffersRead(made)) needed[b] = true;
    kept.push(made);
  }
  return { ...draft, steps: kept.reverse() };
};

/** Whether a kernel stores nothing at all. */
function isIdle(kernel: Kernel): boolean {
  const kept =
    kernel.kind === "reduce" || kernel.kind === "dot" || kernel.kind === "row"
      ? kernel.kept
      : kernel.axes.length;
  return kernel.kind !== "routine" && kernel.axes.slice(0, kept).includes(0);
}

/** The step with only the stores, folds, reads and buffers that are needed. */
function tidied(step: Step, needed: readonly boolean[]): Step {
  if (step.kernel.kind === "routine") return step;
  const kernel =
    step.kernel.kind === "row"
      ? withStores(step.kernel, (output) => needed[step.outputs[output]!]!)
      : step.kernel;
  const isAsked = new Array<boolean>(kernel.reads.length).fill(false);
  for (const x of walk(roots(kernel)))
    if (x.op === "load" || x.op === "gather") isAsked[x.index] = true;
  const asked = [...kernel.reads.keys()].filter((i) => isAsked[i]);
  const used = asked.map((i) => kernel.reads[i]!);
  const inputs = buffersRead({ ...step, kernel: { ...kernel, reads: used } });
  const outputs = buffersWritten({ ...step, kernel });
  const isTidy =
    kernel === step.kernel &&
    used.length === kernel.reads.length &&
    inputs.length === step.inputs.length &&
    outputs.length === step.outputs.length;
  if (isTidy) return step;
  const reads = used.map((r): Access => ({ ...r, input: inputs.indexOf(step.inputs[r.input]!) }));
  const renamed = (root: Expr): Expr =>
    asked.every((old, i) => old === i) ? root : renumbered(root, (old) => asked.indexOf(old));
  const stored = (s: Store): Store => ({
    ...s,
    output: outputs.indexOf(step.outputs[s.output]!),
    value: renamed(s.value),
  });
  const made: LoopKernel = { ...withRoots<LoopKernel>(kernel, renamed, stored), reads };
  return { kernel: made, inputs, outputs };
}

/** An expression whose reads have other numbers. */
function renumbered(root: Expr, to: (index: number) => number): Expr {
  const leaf = (x: Expr): Expr | undefined => {
    if (x.op === "load") return e.load(to(x.index), x.dtype);
    return x.op === "gather"
      ? e.gather(to(x.index), x.dtype, substitute(x.args[0], leaf))
      : undefined;
  };
  return substitute(root, leaf);
}

/** A row kernel with some of its stores, and the folds that they use. */
function withStores(kernel: RowKernel, isNeeded: (output: number) => boolean): RowKernel {
  const stores = kernel.stores.filter((s) => isNeeded(s.output));
  const used = new Set<number>();
  const look = (root: Expr): void => {
    for (const x of walk([root])) if (x.op === "acc") used.add(x.index);
  };
  for (const s of stores) look(s.value);
  for (let i = kernel.folds.length - 1; i >= 0; i--) if (used.has(i)) look(kernel.folds[i]!.body);
  if (stores.length === kernel.stores.length && used.size === kernel.folds.length) return kernel;
  const order = [...used].sort((a, b) => a - b);
  const renamed = (root: Expr): Expr =>
    substitute(root, (x) => (x.op === "acc" ? e.acc(x.dtype, order.indexOf(x.index)) : undefined));
  return {
    ...kernel,
    folds: order.map((i) => ({ ...kernel.folds[i]!, body: renamed(kernel.folds[i]!.body) })),
    stores: stores.map((s) => ({ ...s, value: renamed(s.value) })),
  };
}

/** Keeps one of all steps that compute the same: what the others stored is read where that one stores it. */
export const removeDuplicates: Pass = (draft) => {
  const { writers, held } = wiringOf(draft);
  const found = new Map<string, Step>();
  const instead = new Map<number, number>();
  const steps: Step[] = [];
  for (const given of draft.steps) {
    const inputs = given.inputs.map((b) => instead.get(b) ?? b);
    const step = inputs.every((b, i) => b === given.inputs[i]) ? given : { ...given, inputs };
    if (step.kernel.kind === "routine") {
      steps.push(step);
      continue;
    }
    const isAlone = buffersWritten(step).every((b) => writers[b]!.length === 1);
    const key = isAlone ? keyOf(step.kernel, step) : undefined;
    const first = key === undefined ? undefined : found.get(key);
    if (first && buffersWritten(step).every((b) => !held[b])) {
      const to = storesOf(first.kernel as LoopKernel).map((s) => first.outputs[s.output]!);
      storesOf(step.kernel).forEach((s, i) => instead.set(step.outputs[s.output]!, to[i]!));
      continue;
    }
    if (key !== undefined) found.set(key, step);
    steps.push(step);
  }
  return { ...draft, steps };
};

/** What a step computes, but for where it stores it. */
function keyOf(kernel: LoopKernel, step: Step): string {
  const map = (m: { readonly offset: number; readonly strides: readonly number[] }): string =>
    `${m.offset}:${m.strides.join()}`;
  const reads = kernel.reads.map((r) => {
    const guards = (r.guards ?? []).map((g) => `${g.size}@${map(g)}`).join("+");
    return `${step.inputs[r.input]}/${r.dtype}@${map(r)}?${guards}=${Object.is(r.fill, -0) ? "-0" : (r.fill ?? "")}`;
  });
  const stores = storesOf(kernel).map((s) => `${s.dtype}@${map(s)}`);
  const { kind, axes } = kernel;
  const rest = [
    "parts" in kernel ? kernel.parts.join() : "",
    "kept" in kernel ? kernel.kept : "",
    "combine" in kernel ? kernel.combine : "",
    "exclusive" in kernel ? kernel.exclusive : "",
    "descending" in kernel ? kernel.descending : "",
    "limit" in kernel ? kernel.limit : "",
    kernel.kind === "row" ? kernel.folds.map((f) => f.combine).join() : "",
    roots(kernel).map((x) => x.id),
  ];
  return [kind, axes.join(), reads.join(" "), stores.join(" "), ...rest].join("|");
}
