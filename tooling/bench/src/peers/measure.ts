// Times one prepared workload; the same rules as in adapters/pyharness.py.
import { checksum, makeInput, type Checksum } from "../data.ts";
import { median } from "../ops/race.ts";
import type { Adapter, Data, Metric, Workload } from "./workload.ts";

/** One workload in one library and mode. */
export interface Result {
  readonly value?: number;
  readonly unit?: Metric;
  readonly ms?: number;
  readonly check?: Checksum;
  /** Of the first training step, for libraries too slow to do more. */
  readonly check1?: Checksum;
  readonly error?: string;
}

interface Effort {
  readonly target: number;
  readonly cap: number;
  readonly warm: number;
  readonly minReps: number;
}

const FULL: Effort = { target: 250, cap: 3000, warm: 150, minReps: 5 };
const QUICK: Effort = { target: 60, cap: 500, warm: 30, minReps: 2 };
const MAX_REPS = 40;

/** Median milliseconds of a call, after warming up. */
async function timeIt(fn: () => unknown, { target, cap, warm, minReps }: Effort): Promise<number> {
  const once = async (): Promise<number> => {
    const start = performance.now();
    await fn();
    return performance.now() - start;
  };
  const first = await once();
  let last = first;
  if (first < 1500) {
    const start = performance.now();
    for (let i = 0; i < 2 || (performance.now() - start < warm && i < 2000); i++)
      last = await once();
  }
  const inner = Math.max(1, Math.min(2000, Math.ceil(4 / Math.max(last, 1e-4))));
  const times: number[] = [];
  let total = 0;
  while (times.length < MAX_REPS && (total < target || times.length < minReps)) {
    const start = performance.now();
    for (let i = 0; i < inner; i++) {
      const result = fn();
      if (result instanceof Promise) await result;
    }
    const spent = performance.now() - start;
    times.push(spent / inner);
    total += spent;
    if (total + first > cap && times.length >= (first > 1500 ? 1 : 2)) break;
  }
  return median(times);
}

export function metricOf(w: Workload, ms: number): number {
  switch (w.metric) {
    case "ns/op":
      return (ms * 1e6) / w.chain!;
    case "GFLOP/s":
      return w.flops! / ms / 1e6;
    case "Gelem/s":
      return w.elems! / ms / 1e6;
    case "steps/s":
      return 1000 / ms;
    default:
      return ms;
  }
}

const dataOf = (w: Workload): Data =>
  Object.fromEntries(
    Object.entries({ ...w.inputs, ...w.params }).map(([name, spec]) => [name, makeInput(spec)]),
  );

const lossCheck = (loss: number): Checksum => ({ n: 1, wsum: loss, l2: Math.abs(loss) });

export async function measure(
  adapter: Adapter,
  w: Workload,
  mode: string,
  quick: boolean,
): Promise<Result> {
  const effort = quick ? QUICK : FULL;
  const done = (ms: number, rest: Partial<Result>): Result => ({
    value: metricOf(w, ms),
    unit: w.metric,
    ms,
    ...rest,
  });
  try {
    const skip = adapter.skip?.(w, mode);
    if (skip) return { error: skip };
    const p = await adapter.prepare(w, dataOf(w), mode);
    try {
      if (p.step) {
        const step = async (): Promise<[loss: number, ms: number]> => {
          const start = performance.now();
          const loss = await p.step!();
          return [loss, performance.now() - start];
        };
        let [loss, ms] = await step();
        const check1 = lossCheck(loss);
        // Too slow to train: one more step is the measurement, or the first alone.
        if (ms > 3000) return done(ms < 10_000 ? (await step())[1] : ms, { check1 });
        for (let i = 1; i < w.checkSteps!; i++) [loss, ms] = await step();
        if (ms < 1200) ms = await timeIt(p.step, { ...effort, target: 2 * effort.target });
        return done(ms, { check1, check: lossCheck(loss) });
      }
      const start = performance.now();
      const started = p.run!();
      const isAsync = started instanceof Promise;
      const result = (await started) as never;
      const first = performance.now() - start;
      const check = checksum(await p.read!(result));
      const free = (x: unknown): void => p.free?.(x as never);
      const again = isAsync ? async () => free(await p.run!()) : () => free(p.run!());
      return done(first > 4000 ? first : await timeIt(again, effort), { check });
    } finally {
      p.dispose?.();
    }
  } catch (cause) {
    return { error: firstLine(cause) };
  }
}

export const firstLine = (cause: unknown): string =>
  String((cause as Error).message ?? cause)
    .split("\n")[0]!
    .slice(0, 200);
