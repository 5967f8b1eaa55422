// From a draft to a program: the order of steps, what is updated in place, and where temporaries lie.
import { type Program, type Step } from "@gradtape/core";
import { layOut } from "./arena.ts";
import type { Draft, DraftBuffer } from "./draft.ts";
import {
  bytesOf,
  changesNothing,
  placedUpdates,
  sharedTemporaries,
  withOwnValues,
  type Prepared,
} from "./in-place.ts";
import { lifetimesOf, mostAlive, type Lifetime } from "./liveness.ts";
import { orderForMemory } from "./order.ts";
import { copyStep, Dependencies, mayThrow, renamed, usesOf, type Uses } from "./steps.ts";

export interface Scheduled {
  /** Its buffers are the draft's inputs, its outputs, then temporaries. States among the inputs hold their new values in the end. */
  readonly program: Program;
  /** The draft's buffers in the place of the program's inputs, and of its outputs. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Of each draft buffer the program's: a value that is computed in place has that of its state. -1 if no step uses it. */
  readonly places: readonly number[];
  /** Of each step the draft's, or -1 for a copy that was added. */
  readonly from: readonly number[];
  /** The most bytes of temporaries that are needed at one time. */
  readonly alive: number;
}

export type ScheduleObserver = (draft: Draft, scheduled: Scheduled) => void;

let observer: ScheduleObserver | undefined;

/** Has every schedule shown to `next` before it is used: tests have all of them verified. */
export function observeSchedules(next: ScheduleObserver | undefined): void {
  observer = next;
}

/**
 * Makes a program of a draft. Temporaries lie in an arena, and values are computed where the states lie that they replace, if
 * all that reads the old value can run before.
 */
export function schedule(draft: Draft): Scheduled {
  check(draft);
  const prepared = withOwnValues(draft);
  const { buffers } = prepared;
  const steps = [...prepared.steps];
  const dependencies = new Dependencies();
  for (const step of steps) dependencies.push(step);
  const placed = placedUpdates(prepared, dependencies);
  const states = new Map(placed.map(({ state, value }) => [value, state]));
  for (const { state, value } of prepared.updates) {
    if (states.has(value)) continue;
    const copy = copyStep(value, state, buffers[state]!.dtype, buffers[state]!.length);
    const last = dependencies.push(copy);
    for (const [s, step] of steps.entries()) if (mayThrow(step)) dependencies.order.add(s, last);
    steps.push(copy);
  }
  const bytes = (b: number): number =>
    buffers[b]!.role === "temporary" && !states.has(b) ? bytesOf(buffers[b]!) : 0;

  const { order, uses } = dependencies;
  // The draft's own order is often good; that of the list is so where branches may wait for each other.
  const orders = [() => 0, bytes].map((counts) =>
    orderOf(orderForMemory(order.after, uses, counts), steps, uses, bytes),
  );
  const best = orders.reduce((a, b) => (b.alive < a.alive ? b : a));
  const scheduled = programOf(draft, { ...prepared, steps }, states, best);
  observer?.(draft, scheduled);
  return scheduled;
}

function check({ buffers, steps, updates }: Draft): void {
  const bug = (what: string): never => {
    throw new Error(`This is a bug in Gradtape: ${what}`);
  };
  const show = (b: number): string =>
    `buffer ${b} (${buffers[b]!.role}, ${buffers[b]!.length} of ${buffers[b]!.dtype})`;
  for (const [s, step] of steps.entries())
    for (const b of usesOf(step).writes)
      if (buffers[b]!.role === "input") bug(`step ${s} writes ${show(b)}`);
  const states = new Set<number>();
  for (const { state, value } of updates) {
    const [to, from] = [buffers[state]!, buffers[value]!];
    const fits = to.dtype === from.dtype && to.length === from.length;
    if (to.role !== "input" || states.has(state) || !fits)
      bug(`${show(state)} cannot become ${show(value)}`);
    states.add(state);
  }
}

/** Steps in order, and how long what they compute is needed. */
interface Ordered {
  readonly order: readonly number[];
  readonly lifetimes: readonly Lifetime[];
  readonly alive: number;
}

function orderOf(
  order: readonly number[],
  steps: readonly Step[],
  uses: readonly Uses[],
  bytes: (buffer: number) => number,
): Ordered {
  const ordered = order.map((s) => steps[s]!);
  const used = order.map((s) => uses[s]!);
  const lifetimes = lifetimesOf(used, bytes, sharedTemporaries(ordered, used, bytes));
  return { order, lifetimes, alive: mostAlive(lifetimes) };
}

function programOf(
  draft: Draft,
  { buffers, steps }: Prepared,
  states: ReadonlyMap<number, number>,
  { order, lifetimes, alive }: Ordered,
): Scheduled {
  const arena = layOut(lifetimes);
  const withRole = (role: DraftBuffer["role"]): number[] =>
    buffers.flatMap((b, i) => (b.role === role ? [i] : []));
  const [inputs, outputs] = [withRole("input"), withRole("output")];
  const offsets = new Map<number, number>();
  lifetimes.forEach((life, i) => {
    for (const b of life.buffers) offsets.set(b, arena.offsets[i]!);
  });
  const used = new Set(steps.map(usesOf).flatMap(({ reads, writes }) => [...reads, ...writes]));
  const temporaries = withRole("temporary").filter((b) => used.has(b) && !states.has(b));
  const all = [...inputs, ...outputs, ...temporaries];
  const places = buffers.map(() => -1);
  all.forEach((b, i) => (places[b] = i));
  for (const [value, state] of states) places[value] = places[state]!;
  /** Where a buffer begins: in the arena, or a buffer of its own. */
  const where = (b: number): string | number =>
    offsets.has(b) ? `arena ${offsets.get(b)}` : places[b]!;
  const kept = order.filter((s) => !changesNothing(steps[s]!, where));
  const program: Program = {
    buffers: all.map((b) => buffers[b]!.dtype),
    inputs: inputs.length,
    steps: kept.map((s) => renamed(steps[s]!, (b) => places[b]!)),
    temporaries: temporaries.map((b) => ({
      length: buffers[b]!.length,
      offset: offsets.get(b) ?? 0,
    })),
    arena: arena.bytes,
  };
  return {
    program,
    inputs,
    outputs,
    places: places.slice(0, draft.buffers.length),
    from: kept.map((s) => (s < draft.steps.length ? s : -1)),
    alive,
  };
}
