// The conformance suite as a list of named checks, for any test runner.
import type { Backend, DType } from "@gradtape/core";
import * as everyCase from "@gradtape/ops/cases";
import type { Cases } from "@gradtape/ops/define";
import { contractChecks } from "./contract.ts";
import { expressionChecks } from "./expressions.ts";
import { gradientChecks } from "./gradients.ts";
import { kernelChecks } from "./kernels.ts";
import { specialChecks } from "./special.ts";
import { valueChecks } from "./values.ts";

/** What a check is about: the values of an op, its special values, its gradients, expressions, kernels, or buffers. */
export type CheckKind = "values" | "special" | "gradient" | "expression" | "kernel" | "buffer";

/** What can be said of a check before it runs. */
export interface CheckInfo {
  readonly kind: CheckKind;
  /** The case's name, such as `reduceSum axis 0`, or what is checked. */
  readonly name: string;
  /** The dtype that is computed with. */
  readonly dtype: DType;
  /** Of a gradient. */
  readonly order?: number;
}

export interface SkipRule {
  /** Why; shown in the report behind the name of every check that is skipped. */
  readonly reason: string;
  readonly cases: (check: CheckInfo) => boolean;
}

export interface ConformanceOptions {
  /** Makes the backend; called once, when the first check runs. */
  readonly create: () => Backend | Promise<Backend>;
  /** How the report calls it. Default: "backend". */
  readonly name?: string;
  /** The dtypes that the backend computes with; checks of others are skipped. Default: bool, int32, float32 and float64. */
  readonly dtypes?: readonly DType[];
  /** Default: those of every op of `@gradtape/ops`. */
  readonly cases?: readonly Cases[];
  /** Where larger than a case's own. Relative to `max(1, |expected|)`. */
  readonly tolerance?: Partial<Readonly<Record<DType, number>>>;
  /**
   * Whether the backend rounds each step of a float32 computation to float32: then a result may also be off by a few times what
   * changes of the inputs' last digits make of it. Default: false.
   */
  readonly roundsEachStep?: boolean;
  readonly skip?: readonly SkipRule[];
}

/** One test: run it, or show that it is skipped and why. */
export interface ConformanceItem extends CheckInfo {
  /** `sigmoid float32`, or `sigmoid float32 (skipped: no float32)`. */
  readonly title: string;
  readonly skipped?: string;
  /** Rejects with what is wrong. */
  readonly run: () => Promise<void>;
}

/** A check of one backend. */
export interface Check extends CheckInfo {
  readonly run: (on: Bench) => void | Promise<void>;
}

/** What a check works with. */
export interface Bench {
  readonly backend: Backend;
  readonly tolerance: Partial<Readonly<Record<DType, number>>>;
  readonly roundsEachStep: boolean;
}

export const USUAL_DTYPES: readonly DType[] = ["bool", "int32", "float32", "float64"];

/**
 * Every check that a backend must pass: buffers, kernels, random expressions, and for each op its values (dtypes × shapes ×
 * layouts, against the reference), special values, and gradients of order 1 and 2 (against finite differences).
 *
 * Needs no test runner; `conformBackend` hands the items to one.
 *
 * @example
 * conformancePlan({ create: () => getBackend(), cases: [] }).some((item) => item.title === "reduce: ties of argMax go to the first") // => true
 */
export function conformancePlan(options: ConformanceOptions): ConformanceItem[] {
  const {
    create,
    dtypes = USUAL_DTYPES,
    cases = Object.values(everyCase).flat(),
    tolerance = {},
    roundsEachStep = false,
    skip = [],
  } = options;
  const all: readonly Check[] = [
    ...contractChecks(dtypes),
    ...kernelChecks(dtypes),
    ...expressionChecks(),
    ...cases.flatMap(valueChecks),
    ...cases.flatMap((c) => specialChecks(c, dtypes)),
    ...cases.flatMap((c) => gradientChecks(c, dtypes)),
  ];
  let bench: Promise<Bench> | undefined;
  const open = (): Promise<Bench> =>
    (bench ??= Promise.resolve(create()).then((backend) => ({
      backend,
      tolerance,
      roundsEachStep,
    })));
  return all.map(({ run, ...info }) => {
    const title = titleOf(info);
    const reason = dtypes.includes(info.dtype)
      ? skip.find((rule) => rule.cases(info))?.reason
      : `the backend does not compute with ${info.dtype}`;
    const item = { ...info, run: async () => run(await open()) };
    return reason === undefined
      ? { ...item, title }
      : { ...item, title: `${title} (skipped: ${reason})`, skipped: reason };
  });
}

function titleOf({ kind, name, dtype, order }: CheckInfo): string {
  if (kind === "buffer" || kind === "kernel") return name;
  return `${name} ${dtype}${order === undefined ? "" : ` order ${order}`}`;
}
