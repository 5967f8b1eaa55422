// Fusion of maps into what they read: a map that alone looks at a kernel's result, element by element, becomes what that
// kernel stores.
import { isComplex } from "@gradtape/core";
import {
  e,
  kernelSize,
  walk,
  type Access,
  type IndexMap,
  type LoopKernel,
  type MapKernel,
  type Step,
  type Store,
} from "@gradtape/core/internal";
import type { Draft, Pass } from "../program/draft.ts";
import { demandOf, isFull, positionExpr } from "./cluster.ts";
import { composed, digitsOf, openGuards, positionAt, sameMap, sameRead } from "./index-maps.ts";
import { foldsRound, isSettled, liesAs } from "./fixed-folds.ts";
import type { FusionOptions } from "./inline.ts";
import { settled } from "./rounding.ts";
import { rewrite } from "./simplify.ts";
import { canSplit, splitAxis } from "./split-axis.ts";
import { buffersRead, buffersWritten, wiringOf } from "./wiring.ts";

const MOST_READS = 16;
const MOST_NODES = 192;
/** Operands of a contraction's stored value, besides the sum. */
const MOST_OPERANDS = 6;

/** Fuses maps into the kernels whose results they alone look at. */
export const fuseEpilogues: Pass = (draft) => fuseEpiloguesWith(draft, {});

export function fuseEpiloguesWith(
  draft: Draft,
  { exact = false, fixedFolds = false }: FusionOptions,
): Draft {
  const { writers, readers, held } = wiringOf(draft);
  const steps: (Step | undefined)[] = [...draft.steps];
  const done = new Set<Step>();
  for (let at = 0; at < steps.length; at++) {
    let step = steps[at];
    let place = at;
    while (step && !done.has(step) && isFolding(step.kernel)) {
      const fused = grown(step, place);
      if (!fused) {
        done.add(step);
        break;
      }
      for (const i of [place, fused.map]) {
        rewire(steps[i]!, i, undefined);
        steps[i] = undefined;
      }
      [step, place] = [fused.step, fused.place];
      steps[place] = step;
      rewire(step, undefined, place);
    }
  }
  return { ...draft, steps: steps.filter((s) => s !== undefined) };

  function rewire(step: Step, from: number | undefined, to: number | undefined): void {
    const change = (lists: number[][], buffers: Iterable<number>): void => {
      for (const b of buffers) {
        const rest = lists[b]!.filter((i) => i !== from);
        lists[b] = to === undefined ? rest : [...rest, to];
      }
    };
    change(readers, buffersRead(step));
    change(writers, buffersWritten(step));
  }

  /** The step with a map that follows one of its stores, and which place it takes. */
  function grown(
    step: Step,
    place: number,
  ): { readonly step: Step; readonly map: number; readonly place: number } | undefined {
    const kernel = step.kernel as Folding;
    for (const [s, store] of storesIn(kernel).entries()) {
      const buffer = step.outputs[store.output]!;
      const [map, ...others] = readers[buffer]!;
      if (map === undefined || others.length > 0 || held[buffer]) continue;
      if (writers[buffer]!.length !== 1) continue;
      const next = steps[map];
      if (!next || next.kernel.kind !== "map") continue;
      const to = placeOf(step, place, next, map, buffer);
      if (to === undefined) continue;
      const { length } = draft.buffers[buffer]!;
      const made = withEpilogue(step, kernel, s, next, next.kernel, length, { exact, fixedFolds });
      if (made) return { step: made, map, place: to };
    }
    return undefined;
  }

  /**
   * Where both can be one step: at the map's place, or, if others look at what the step stores before that, at the step's own.
   */
  function placeOf(
    step: Step,
    place: number,
    next: Step,
    map: number,
    buffer: number,
  ): number | undefined {
    const others = buffersWritten(step).filter((b) => b !== buffer);
    const reads = buffersRead(next);
    if (others.some((b) => reads.includes(b))) return undefined;
    // A buffer that is filled by several steps is filled in their order.
    if (others.every((b) => writers[b]!.length === 1 && readers[b]!.every((r) => r >= map)))
      return map;
    const inputs = reads.filter((b) => b !== buffer);
    const isEarly =
      inputs.every((b) => writers[b]!.every((w) => w < place)) &&
      buffersWritten(next).every((b) => writers[b]!.length === 1);
    return isEarly ? place : undefined;
  }
}

/** Kernels that store what they fold. */
type Folding = Extract<LoopKernel, { kind: "reduce" | "dot" | "scan" | "row" }>;

const isFolding = (k: Step["kernel"]): k is Folding =>
  k.kind === "reduce" || k.kind === "dot" || k.kind === "scan" || k.kind === "row";

const storesIn = (k: Folding): readonly Store[] => (k.kind === "row" ? k.stores : [k.store]);

/** A step whose store number `s` is what a map makes of it; undefined if that cannot be said. */
function withEpilogue(
  step: Step,
  given: Folding,
  s: number,
  next: Step,
  map: MapKernel,
  length: number,
  { exact = false, fixedFolds = false }: FusionOptions,
): Step | undefined {
  const buffer = step.outputs[storesIn(given)[s]!.output]!;
  const asked = demandOf(map).asked;
  const looks = map.reads.filter((r, i) => asked[i] && next.inputs[r.input] === buffer);
  const [look] = looks;
  const isOne =
    look &&
    looks.every((r) => sameMap(r, look, map.axes.length) && r.dtype === look.dtype) &&
    looks.every((r) => openGuards(map.axes, r.guards ?? []).length === 0) &&
    asked.every((a, i) => !a?.gathered || next.inputs[map.reads[i]!.input] !== buffer);
  if (!isOne) return undefined;
  const digits = digitsOf(map.axes, look, length);
  if (!digits || !isLike(given, storesIn(given)[s]!, map, look)) return undefined;

  const isFixed = fixedFolds && foldsRound(given);
  let kernel = given;
  let position: readonly IndexMap[] | undefined;
  while (!position) {
    const store = storesIn(kernel)[s]!;
    const kept = isFull(kernel, store) ? kernel.axes.length : kernel.kept;
    const axes = kernel.axes.slice(0, kept);
    if (axes.reduce((a, b) => a * b, 1) !== kernelSize(map)) return undefined;
    const found = positionAt(digits, { axes, map: store, guards: [] });
    if (!found) return undefined;
    if (!("axis" in found)) position = found;
    else if (isFixed || !canSplit(kernel, kernel.axes.length, found)) return undefined;
    else kernel = splitAxis(kernel, found);
  }
  if (isFixed) {
    const store = storesIn(given)[s]!;
    const axes = isFull(given, store) ? given.axes : given.axes.slice(0, given.kept);
    const through = (m: IndexMap): IndexMap => composed(m, position, axes.length);
    const made = through({ offset: map.store.offset, strides: map.store.strides });
    const isSame = axes.every((n, d) => n === 1 || made.strides[d] === store.strides[d]);
    if (!isSame || !liesAs(map, asked, axes, store, through)) return undefined;
    const hasOthers = map.reads.some((r, i) => asked[i] && next.inputs[r.input] !== buffer);
    if (hasOthers && !isSettled(given, store)) return undefined;
  }
  return joined(step, kernel, s, next, map, position, buffer, exact);
}

/** What holds whatever the loops are. */
function isLike(kernel: Folding, store: Store, map: MapKernel, look: Access): boolean {
  const { value } = map.store;
  if (store.value.dtype !== store.dtype || look.dtype !== store.dtype) return false;
  if (value.dtype !== map.store.dtype) return false;
  // The parts of a complex sum are folded apart, and rows are of real numbers.
  if (isComplex(store.dtype) || isComplex(value.dtype)) return false;
  const nodes = walk([value]);
  if (nodes.length + walk(storesIn(kernel).map((s) => s.value)).length > MOST_NODES) return false;
  if (kernel.kind === "row" && nodes.some((x) => isComplex(x.dtype))) return false;
  // A product is stored by a loop that has no gathers.
  return kernel.kind !== "dot" || !nodes.some((x) => x.op === "gather");
}

function joined(
  step: Step,
  kernel: Folding,
  s: number,
  next: Step,
  map: MapKernel,
  position: readonly IndexMap[],
  buffer: number,
  exact: boolean,
): Step | undefined {
  const store = storesIn(kernel)[s]!;
  const rank = kernel.axes.length;
  const kept = isFull(kernel, store) ? rank : kernel.kept;
  const asked = demandOf(map).asked;
  const reads: Access[] = [...kernel.reads];
  const inputs = [...step.inputs];
  const numberOf = (index: number): number => {
    const { guards = [], ...given } = map.reads[index]!;
    const from = next.inputs[given.input]!;
    let input = inputs.indexOf(from);
    if (input < 0) input = inputs.push(from) - 1;
    const open = openGuards(
      kernel.axes.slice(0, kept),
      guards.map((g) => composed(g, position, rank)),
    );
    const read: Access = {
      ...composed(given, position, rank),
      input,
      ...(open.length > 0 && { guards: open }),
    };
    const same = reads.findIndex((r) => sameRead(r, read, rank));
    return same >= 0 ? same : reads.push(read) - 1;
  };
  const value = rewrite(map.store.value, (x, args) => {
    if (x.op === "axis") return positionExpr(position[x.index]!, kept);
    if (x.op === "gather") return e.gather(numberOf(x.index), x.dtype, args[0]!);
    if (x.op !== "load") return undefined;
    return next.inputs[map.reads[x.index]!.input] === buffer
      ? settled(store.value, exact || asked[x.index]!.shows)
      : e.load(numberOf(x.index), x.dtype);
  });
  const most = kernel.kind === "dot" ? 2 + MOST_OPERANDS : MOST_READS;
  if (reads.length > Math.max(most, kernel.reads.length)) return undefined;
  const at = composed({ offset: map.store.offset, strides: map.store.strides }, position, kept);
  const made: Store = { ...at, output: store.output, dtype: map.store.dtype, value };
  const changed: Folding =
    kernel.kind === "row"
      ? { ...kernel, reads, stores: kernel.stores.map((old, i) => (i === s ? made : old)) }
      : { ...kernel, reads, store: made };
  const to = next.outputs[map.store.output]!;
  return {
    kernel: changed,
    inputs,
    outputs: step.outputs.map((b, i) => (i === store.output ? to : b)),
  };
}
