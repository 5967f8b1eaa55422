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

const eager = (reports: Reports, name: string, id: string): Result | undefined =>
  reports.get(name)?.results[id]?.["eager"];

/** A result differs from NumPy's, or of training from PyTorch's; `false` where there is none to compare with. */
export function isWrong(reports: Reports, id: string, result: Result): boolean {
  const reference = ["numpy", "torch"]
    .map((name) => eager(reports, name, id))
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
    const { workload, against, doing = workload, by = judged, atLeast } = budget;
    const result = eager(reports, by, workload);
    const mine = speed(workload, result);
    const its = speed(doing, eager(reports, against === "ours" ? by : against, doing));
    if (mine === undefined || its === undefined) return [];
    const ratio = mine / its;
    const kept = ratio >= atLeast ? "ok" : "MISSED";
    const verdict = isWrong(reports, workload, result!) ? "WRONG RESULT" : kept;
    return [{ ...budget, by, ratio, verdict }];
  });
}
