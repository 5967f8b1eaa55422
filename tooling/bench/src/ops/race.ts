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

/**
 * Milliseconds that this thread has worked, or the time of day where Node does not say (before 24) or says it in steps of
 * whole milliseconds.
 */
const clock = finestClock();

function finestClock(): () => number {
  const wall = (): number => performance.now();
  if (typeof process.threadCpuUsage !== "function") return wall;
  const worked = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  const start = wall();
  const readings = new Set<number>();
  while (wall() - start < 5) readings.add(worked());
  return readings.size > 50 ? worked : wall;
}

/** Milliseconds a call of each: the lower quartile, since other programs only ever make it longer. */
export function race(a: () => void, b: () => void, effort: Effort): [a: number, b: number] {
  const runners = [a, b].map((fn) => {
    const start = clock();
    let calls = 0;
    do {
      fn();
      calls++;
    } while (clock() - start < effort.warmUp);
    const once = (clock() - start) / calls;
    return { fn, inner: Math.max(1, Math.ceil(effort.block / once)), times: [] as number[] };
  });
  const start = performance.now();
  for (let round = 0; round < effort.rounds; round++) {
    for (const { fn, inner, times } of runners) {
      const from = clock();
      for (let i = 0; i < inner; i++) fn();
      times.push((clock() - from) / inner);
    }
    if (performance.now() - start > effort.most) break;
  }
  return runners.map(({ times }) => lowerQuartile(times)) as [number, number];
}

export function lowerQuartile(times: readonly number[]): number {
  return times.toSorted((x, y) => x - y)[times.length >> 2]!;
}

export function median(times: readonly number[]): number {
  const sorted = times.toSorted((x, y) => x - y);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
