// Two functions timed in turns, so that what slows the machine down slows both.

export interface Effort {
  /** Milliseconds of running before anything counts. */
  readonly warmUp: number;
  readonly rounds: number;
  /** Milliseconds that a round of one function takes at least, */
  readonly block: number;
  /** and all rounds of both at most. */
  readonly most: number;
}

export const FULL: Effort = { warmUp: 150, rounds: 15, block: 8, most: 3000 };
export const QUICK: Effort = { warmUp: 0, rounds: 2, block: 0, most: 200 };

/** Median milliseconds a call of each. */
export function race(a: () => void, b: () => void, effort: Effort): [a: number, b: number] {
  const runners = [a, b].map((fn) => {
    const start = performance.now();
    let calls = 0;
    do {
      fn();
      calls++;
    } while (performance.now() - start < effort.warmUp);
    const once = (performance.now() - start) / calls;
    return { fn, inner: Math.max(1, Math.ceil(effort.block / once)), times: [] as number[] };
  });
  const start = performance.now();
  for (let round = 0; round < effort.rounds; round++) {
    for (const { fn, inner, times } of runners) {
      const from = performance.now();
      for (let i = 0; i < inner; i++) fn();
      times.push((performance.now() - from) / inner);
    }
    if (performance.now() - start > effort.most) break;
  }
  return runners.map(({ times }) => median(times)) as [number, number];
}

export function median(times: readonly number[]): number {
  const sorted = times.toSorted((x, y) => x - y);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
