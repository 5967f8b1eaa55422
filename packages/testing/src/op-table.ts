// What passed, by op: the record behind the public table of gradients.
import type { CheckInfo } from "./conform/plan.ts";

export interface ConformanceResult extends CheckInfo {
  readonly result: "passed" | "failed" | "skipped";
  /** Why it failed or was skipped. */
  readonly reason?: string;
}

/** One op: dtypes whose values hold, and orders of gradient that hold. */
export interface OpRow {
  readonly dtypes: readonly string[];
  readonly orders: readonly number[];
  /** What failed or was skipped, with the reason. */
  readonly not: readonly string[];
}

/**
 * The results of `conformBackend` by op (the first word of a case's name), as plain data. A dtype or order is listed if every
 * check of it passed.
 *
 * @example
 * opTable([{ kind: "gradient", name: "neg", dtype: "float64", order: 1, result: "passed" }]) // => { neg: { dtypes: [], orders: [1], not: [] } }
 */
export function opTable(results: readonly ConformanceResult[]): Record<string, OpRow> {
  const ops = results.filter(
    ({ kind }) => kind === "values" || kind === "special" || kind === "gradient",
  );
  const table: Record<string, OpRow> = {};
  for (const op of new Set(ops.map(opOf))) {
    const mine = ops.filter((r) => opOf(r) === op);
    const whole = <T>(of: (r: ConformanceResult) => T | undefined): T[] => {
      const failed = new Set(mine.filter((r) => r.result !== "passed").map(of));
      return [...new Set(mine.map(of))].filter(
        (x): x is T & {} => x !== undefined && !failed.has(x),
      );
    };
    table[op] = {
      dtypes: whole((r) => (r.kind === "gradient" ? undefined : r.dtype)),
      orders: whole((r) => r.order),
      not: mine
        .filter((r) => r.result !== "passed")
        .map(
          (r) =>
            `${r.name} ${r.kind} ${r.dtype}${r.order ? ` order ${r.order}` : ""}: ${r.result}: ${r.reason ?? ""}`,
        ),
    };
  }
  return table;
}

/** The op that a check or a case is about: the first word of its name. */
export const opOf = ({ name }: { readonly name: string }): string => name.split(/[ ,]/)[0]!;
