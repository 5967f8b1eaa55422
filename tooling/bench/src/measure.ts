// Timing: the median of repeated blocks, each long enough to be measured.

/** Median nanoseconds a call of `fn`. */
export function nanoseconds(fn: () => void, { warmUp = 20_000, blocks = 31 } = {}): number {
  for (let i = 0; i < warmUp; i++) fn();
  let count = 64;
  for (;;) {
    const start = performance.now();
    for (let i = 0; i < count; i++) fn();
    if (performance.now() - start > 4) break;
    count *= 2;
  }
  const times = Array.from({ length: blocks }, () => {
    const start = performance.now();
    for (let i = 0; i < count; i++) fn();
    return ((performance.now() - start) / count) * 1e6;
  });
  return times.sort((a, b) => a - b)[blocks >> 1]!;
}

/** One line of a report. */
export function row(name: string, value: string): void {
  console.log(`  ${name.padEnd(44)} ${value.padStart(12)}`);
}
