// What the libraries' processes gave, and what it says: which results are wrong, which budgets are kept.
import { distance, TOLERANCE } from "../data.ts";
import type { Budget } from "./budgets.ts";
import type { Result } from "./measure.ts";
import { OURS } from "./peers.ts";
import type { Workload } from "./workload.ts";

export interface Report {
  readonly lib: string;
  /** By workload, then by mode. */
  readonly results: Readonly<Record<string, Readonly<Record<string, Result>>>>;
}

export type Reports = ReadonlyMap<string, Report>;

const resultOf = (reports: Reports, name: string, id: string, mode = "eager"): Result | undefined =>
  reports.get(name)?.results[id]?.[mode];

/** The better of a library's ways to run a workload. */
const best = (reports: Reports, name: string, id: string): Result | undefined => {
  const all = Object.values(reports.get(name)?.results[id] ?? {}).filter((r) => r.ms !== undefined);
  return all.sort((a, b) => a.ms! - b.ms!)[0];
};

/** A result differs from NumPy's, or of training from PyTorch's; `false` where there is none to compare with. */
export function isWrong(reports: Reports, id: string, result: Result): boolean {
  const reference = ["numpy", "torch"]
    .map((name) => resultOf(reports, name, id))
    .find((found) => found?.check);
  const [a, b] = result.check
    ? [result.check, reference?.check]
    : [result.check1, reference?.check1];
  return a !== undefined && b !== undefined && distance(a, b) > TOLERANCE;
}

/** A budget, and what was measured of it. */
export interface Verdict extends Budget {
  readonly by: string;
  /** How many times the other library's speed. */
  readonly ratio: number;
  readonly verdict: "ok" | "MISSED" | "WRONG RESULT";
}

/** The verdicts on the budgets of which both sides were measured; `judged` is the adapter of ours. */
export function judge(
  reports: Reports,
  budgets: readonly Budget[],
  workloads: readonly Workload[],
  judged = OURS,
): readonly Verdict[] {
  const work = new Map(workloads.map(({ id, flops = 1 }) => [id, flops]));
  const speed = (id: string, result: Result | undefined): number | undefined =>
    result?.ms === undefined ? undefined : work.get(id)! / result.ms;
  return budgets.flatMap((budget) => {
    const { workload, against, doing = workload, doingMode, by = judged, atLeast, mode } = budget;
    const result = resultOf(reports, by, workload, mode);
    const mine = speed(workload, result);
    const other =
      against === "ours" ? resultOf(reports, by, doing, doingMode) : best(reports, against, doing);
    const its = speed(doing, other);
    if (mine === undefined || its === undefined) return [];
    const ratio = mine / its;
    const kept = ratio >= atLeast ? "ok" : "MISSED";
    const verdict = isWrong(reports, workload, result!) ? "WRONG RESULT" : kept;
    return [{ ...budget, by, ratio, verdict }];
  });
}
