// The conformance suite in a test runner.
import { conformancePlan, type CheckKind, type ConformanceOptions } from "./plan.ts";
import type { ConformanceResult } from "../op-table.ts";
import { runnerOf, type Runner } from "./runner.ts";

export { conformCompiled, type CompiledOptions } from "./compiled.ts";
export type { Runner } from "./runner.ts";

export {
  conformancePlan,
  type CheckInfo,
  type CheckKind,
  type ConformanceItem,
  type ConformanceOptions,
  type SkipRule,
} from "./plan.ts";

const TITLES: { readonly [K in CheckKind]: string } = {
  buffer: "buffers",
  kernel: "kernels",
  expression: "expressions",
  values: "values, against the reference",
  special: "special values",
  gradient: "gradients, against finite differences",
};

/**
 * Register the tests that tell whether a backend does all that the framework asks of it: one test for each op's case and
 * dtype, whose failures name case, dtype, shapes, layout and element. A skipped check shows as a skipped test with the reason in
 * its name.
 *
 * `describe` and `it` come from the options or, where the runner makes them global, from there. Returns the results, which fill
 * while the tests run (see `opTable`).
 *
 *     import { describe, it } from "vitest";
 *     conformBackend({ create: js, name: "js", describe, it });
 */
export function conformBackend(options: ConformanceOptions & Partial<Runner>): ConformanceResult[] {
  const { describe, it } = runnerOf("conformBackend", options);
  const results: ConformanceResult[] = [];
  const plan = conformancePlan(options);
  describe(options.name ?? "backend", () => {
    for (const kind of new Set(plan.map((item) => item.kind))) {
      describe(TITLES[kind], () => {
        for (const { title, skipped, run, ...info } of plan.filter((item) => item.kind === kind)) {
          const outcome = {
            kind: info.kind,
            name: info.name,
            dtype: info.dtype,
            ...(info.order !== undefined && { order: info.order }),
          };
          if (skipped !== undefined) {
            results.push({ ...outcome, result: "skipped", reason: skipped });
            it.skip(title, run);
            continue;
          }
          it(title, async () => {
            try {
              await run();
              results.push({ ...outcome, result: "passed" });
            } catch (error) {
              results.push({ ...outcome, result: "failed", reason: (error as Error).message });
              throw error;
            }
          });
        }
      });
    }
  });
  return results;
}
