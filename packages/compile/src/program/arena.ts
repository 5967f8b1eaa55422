// Places for temporaries in one block of memory: those that are needed at the same time do not overlap.
import { mostAlive, type Lifetime } from "./liveness.ts";

export interface Arena {
  /** Of each lifetime. */
  readonly offsets: readonly number[];
  readonly bytes: number;
}

/** In which order lifetimes get their places; the first is best most often. */
const ORDERS: readonly ((a: Lifetime, b: Lifetime) => number)[] = [
  (a, b) => b.bytes - a.bytes,
  (a, b) => span(b) * b.bytes - span(a) * a.bytes,
  (a, b) => a.begin - b.begin || b.bytes - a.bytes,
  (a, b) => b.end - a.end || b.bytes - a.bytes,
];
/** No more is tried for what is left. */
const NEAR = 1.02;
const span = ({ begin, end }: Lifetime): number => end - begin + 1;

/** The smallest arena of a few greedy tries. */
export function layOut(lifetimes: readonly Lifetime[]): Arena {
  const least = mostAlive(lifetimes);
  let best: Arena | undefined;
  for (const compare of ORDERS) {
    const tried = greedy(lifetimes, compare);
    if (!best || tried.bytes < best.bytes) best = tried;
    if (best.bytes <= NEAR * least) break;
  }
  return best!;
}

/**
 * Each lifetime in turn takes the smallest gap that holds it between those that are needed at the same time and have a place.
 * Source: Pisarchyk and Lee, "Efficient memory management for deep neural net inference" (2020), greedy by size.
 */
function greedy(
  lifetimes: readonly Lifetime[],
  compare: (a: Lifetime, b: Lifetime) => number,
): Arena {
  const offsets = lifetimes.map(() => 0);
  const turns = lifetimes.map((_, i) => i);
  turns.sort((i, j) => compare(lifetimes[i]!, lifetimes[j]!) || i - j);
  /** By offset. */
  const placed: number[] = [];
  let all = 0;
  for (const i of turns) {
    const { begin, end, bytes } = lifetimes[i]!;
    let [at, smallest, top] = [-1, Infinity, 0];
    for (const j of placed) {
      const other = lifetimes[j]!;
      if (other.begin > end || other.end < begin) continue;
      const gap = offsets[j]! - top;
      if (gap >= bytes && gap < smallest) [at, smallest] = [top, gap];
      top = Math.max(top, offsets[j]! + other.bytes);
    }
    if (at < 0) at = top;
    offsets[i] = at;
    all = Math.max(all, at + bytes);
    let [low, high] = [0, placed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (offsets[placed[middle]!]! <= at) low = middle + 1;
      else high = middle;
    }
    placed.splice(low, 0, i);
  }
  return { offsets, bytes: all };
}
