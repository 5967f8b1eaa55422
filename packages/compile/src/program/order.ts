// The order of steps: list scheduling for a low peak of memory.
import type { Uses } from "./steps.ts";

/**
 * An order that respects `after`: of the steps that are ready comes the one that frees most memory less what it takes, of
 * equal ones the first. `bytes` is what a buffer takes from the first step that uses it until the last.
 */
export function orderForMemory(
  after: readonly (readonly number[])[],
  uses: readonly Uses[],
  bytes: (buffer: number) => number,
): number[] {
  const waits = uses.map(() => 0);
  for (const next of after) for (const s of next) waits[s]!++;
  const buffers = new Map<number, Left>();
  const score = uses.map(() => 0);
  const usedBy = uses.map(({ reads, writes }) =>
    [...new Set([...reads, ...writes])].filter((b) => bytes(b) > 0),
  );
  usedBy.forEach((used, s) => {
    for (const b of used) {
      const left = buffers.get(b) ?? { steps: 0, sum: 0, writers: [] };
      buffers.set(b, { steps: left.steps + 1, sum: left.sum + s, writers: left.writers });
    }
    for (const b of uses[s]!.writes)
      if (bytes(b) > 0) {
        buffers.get(b)!.writers.push(s);
        score[s]! -= bytes(b);
      }
  });
  for (const [b, { steps, sum }] of buffers) if (steps === 1) score[sum]! += bytes(b);

  const ready = new Ready(score);
  waits.forEach((n, s) => {
    if (n === 0) ready.push(s);
  });
  const order: number[] = [];
  const rises = (s: number, by: number): void => {
    score[s]! += by;
    if (waits[s] === 0 && !ready.done.has(s)) ready.push(s);
  };
  for (let s = ready.pop(); s >= 0; s = ready.pop()) {
    order.push(s);
    for (const b of usedBy[s]!) {
      const left = buffers.get(b)!;
      left.steps--;
      left.sum -= s;
      // Only one step is left, which will free it; once it is there, no other writer takes memory for it.
      if (left.steps === 1) rises(left.sum, bytes(b));
      for (const w of left.writers) if (w !== s) rises(w, bytes(b));
      left.writers.length = 0;
    }
    for (const next of after[s]!) if (--waits[next]! === 0) ready.push(next);
  }
  return order;
}

/** The steps that are still to use a buffer: how many, the sum of their numbers, and, until it is there, who may write it. */
interface Left {
  steps: number;
  sum: number;
  readonly writers: number[];
}

/** Steps by score, the greatest first; one whose score has risen is put in again. */
class Ready {
  readonly done = new Set<number>();
  readonly #score: readonly number[];
  readonly #heap: { readonly step: number; readonly score: number }[] = [];

  constructor(score: readonly number[]) {
    this.#score = score;
  }

  push(step: number): void {
    const heap = this.#heap;
    let i = heap.push({ step, score: this.#score[step]! }) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.#before(i, parent)) break;
      this.#swap(i, parent);
      i = parent;
    }
  }

  /** The next step, or -1. */
  pop(): number {
    for (;;) {
      const first = this.#heap[0];
      if (!first) return -1;
      this.#drop();
      if (this.done.has(first.step)) continue;
      this.done.add(first.step);
      return first.step;
    }
  }

  #drop(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    heap[0] = last;
    for (let i = 0; ;) {
      let next = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < heap.length && this.#before(child, next)) next = child;
      if (next === i) return;
      this.#swap(i, next);
      i = next;
    }
  }

  #before(i: number, j: number): boolean {
    const [a, b] = [this.#heap[i]!, this.#heap[j]!];
    return a.score > b.score || (a.score === b.score && a.step < b.step);
  }

  #swap(i: number, j: number): void {
    [this.#heap[i], this.#heap[j]] = [this.#heap[j]!, this.#heap[i]!];
  }
}
