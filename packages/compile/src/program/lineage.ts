// Which ops of a trace a step of the final program computes.
import type { Draft } from "./draft.ts";
import { usesOf } from "./steps.ts";

/** A draft as it was traced, with the name of the op that each step was lowered from. */
export interface Traced {
  readonly draft: Draft;
  readonly labels: readonly string[];
}

/**
 * For each step of `draft`, which passes have made of the traced one, the traced ops behind it, in their order: all on the
 * way from the buffers that it reads to those that it writes. Passes keep the numbers of buffers that they keep.
 */
export function lineageOf(draft: Draft, traced: Traced): string[][] {
  const count = traced.draft.buffers.length;
  const uses = traced.draft.steps.map(usesOf);
  const writers = traced.draft.buffers.map((): number[] => []);
  uses.forEach(({ writes }, s) => {
    for (const b of writes) writers[b]!.push(s);
  });
  return draft.steps.map((step) => {
    const { reads, writes } = usesOf(step);
    const isGiven = new Set(reads);
    const found = new Set<number>();
    const left = writes.filter((b) => b < count);
    const seen = new Set(left);
    while (left.length > 0) {
      for (const s of writers[left.pop()!]!) {
        if (found.has(s)) continue;
        found.add(s);
        for (const b of uses[s]!.reads) {
          if (seen.has(b) || isGiven.has(b)) continue;
          seen.add(b);
          left.push(b);
        }
      }
    }
    return [...found].sort((a, b) => a - b).map((s) => traced.labels[s]!);
  });
}
