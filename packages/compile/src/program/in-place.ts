// Which values are computed where the state lies that they replace.
import { DTYPES, type Step } from "@gradtape/core";
import type { DraftBuffer, Update } from "./draft.ts";
import { mayOverwrite } from "./overwrites.ts";
import { copiedBy, copyStep, mayThrow, type Dependencies, type Uses } from "./steps.ts";
export const bytesOf = ({ dtype, length }: DraftBuffer): number => length * DTYPES[dtype].bytes;

/** What the steps compute, with updates whose values are temporaries, each the value of one update. */
export interface Prepared {
  readonly buffers: readonly DraftBuffer[];
  /** Those of the draft, then copies. */
  readonly steps: readonly Step[];
  readonly updates: readonly Update[];
}

/** Gives every update a temporary of its own: a copy where the value is an input, an output or another update's. */
export function withOwnValues({ buffers, steps, updates }: Prepared): Prepared {
  const all = [...buffers];
  const copies: Step[] = [];
  const taken = new Set<number>();
  const own = updates
    .filter(({ state, value }) => state !== value)
    .map(({ state, value }): Update => {
      const { dtype, length, role } = all[value]!;
      if (role === "temporary" && !taken.has(value)) {
        taken.add(value);
        return { state, value };
      }
      const copy = all.push({ dtype, length, role: "temporary" }) - 1;
      copies.push(copyStep(value, copy, dtype, length));
      return { state, value: copy };
    });
  return { buffers: all, steps: [...steps, ...copies], updates: own };
}

/**
 * The updates whose values are computed where their states lie. All that reads the old value of such a state runs before the
 * first step that writes the new one, which is added to the order; that step itself may read it only as `mayOverwrite` says.
 * So does all that may throw: what fails leaves the states as they were.
 */
export function placedUpdates(
  { updates, steps, buffers }: Prepared,
  { order, readers, writers }: Dependencies,
): Update[] {
  // Where two exclude each other, the larger one has its way.
  const bySize = [...updates].sort(
    (a, b) => bytesOf(buffers[b.state]!) - bytesOf(buffers[a.state]!),
  );
  const throwing = steps.flatMap((step, s) => (mayThrow(step) ? [s] : []));
  return bySize.filter(({ state, value }) => {
    const [first, ...others] = writers.get(value) ?? [];
    if (first === undefined) return false;
    const before = new Set([...(readers.get(state) ?? []), ...throwing]);
    if (others.some((w) => before.has(w)) || mayThrow(steps[first]!)) return false;
    if (before.has(first) && !mayOverwrite(steps[first]!, state, value)) return false;
    before.delete(first);
    if (order.leads(first, before)) return false;
    for (const r of before) order.add(r, first);
    return true;
  });
}

/**
 * Of temporaries, in the order of the steps, those that lie where another one lies: one that the step which begins to fill it
 * reads for the last time. Each maps to the other one.
 */
export function sharedTemporaries(
  steps: readonly Step[],
  uses: readonly Uses[],
  bytes: (buffer: number) => number,
): Map<number, number> {
  const last = new Map<number, number>();
  uses.forEach(({ reads, writes }, s) => {
    for (const b of [...reads, ...writes]) last.set(b, s);
  });
  const shared = new Map<number, number>();
  const begun = new Set<number>();
  steps.forEach((step, s) => {
    const dying = uses[s]!.reads.filter((b) => bytes(b) > 0 && last.get(b) === s);
    for (const output of uses[s]!.writes) {
      // A contraction knows only by its number that a buffer that it reads is the one that it writes.
      if (bytes(output) > 0 && !begun.has(output) && step.kernel.kind !== "dot") {
        const found = dying.findIndex((b) => b !== output && mayOverwrite(step, b, output));
        if (found >= 0) shared.set(output, dying.splice(found, 1)[0]!);
      }
      begun.add(output);
    }
  });
  return shared;
}

/** Whether a step copies a buffer to where it lies. */
export function changesNothing(step: Step, place: (buffer: number) => number | string): boolean {
  const read = copiedBy(step.kernel);
  if (!read || step.kernel.kind !== "map") return false;
  const { store } = step.kernel;
  return (
    read.offset === store.offset &&
    place(step.inputs[read.input]!) === place(step.outputs[store.output]!)
  );
}
