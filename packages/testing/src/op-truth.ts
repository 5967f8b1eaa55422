// What is true of each op on a backend, found by running it on small inputs: values, gradient, second gradient.
import { GradientTape } from "@gradtape/autodiff";
import {
  isDifferentiable,
  isFloat,
  type Backend,
  type DType,
  type Shape,
  type Tensor,
} from "@gradtape/core";
import { addObserver, removeObserver, type Observer, type Op } from "@gradtape/core/internal";
import type { Cases } from "@gradtape/ops/define";
import { listOf, onBackend } from "./backends.ts";
import { drawInputs, place, sizeOf, type HostInput } from "./conform/inputs.ts";
import { conformancePlan, type ConformanceOptions } from "./conform/plan.ts";
import { opOf, opTable, type ConformanceResult } from "./op-table.ts";

/** Why nothing flows; the first says most. `cut`: what is computed changes with the inputs, and no gradient says so. */
export type Why = "cut" | "zero everywhere" | "no float result" | "no float input" | "no input";
const WHY: readonly Why[] = [
  "cut",
  "zero everywhere",
  "no float result",
  "no float input",
  "no input",
];

/** What gradients do in one op, whatever its backend. */
export interface Flow {
  /** Whether a tape connects a float result with a float input, in some case. */
  readonly flows: boolean;
  /** Whether cases ask for gradient checks. */
  readonly checked: boolean;
  /** Why nothing flows. */
  readonly why?: Why;
  /** Why second gradients are not checked, in the cases' words. */
  readonly firstOrderOnly?: string;
}

/** One op on one backend: what held, in every one of its cases. */
export interface OpTruth {
  readonly value: boolean;
  readonly gradient: boolean;
  readonly second: boolean;
  /** What failed. */
  readonly not: readonly string[];
}

/** By op: the first word of its cases' names. */
export type ByOp<T> = Readonly<Record<string, T>>;

/** Cases with one list of shapes, the smallest that has several elements, and one dtype. */
const inSmall = (cases: readonly Cases[]): Cases[] =>
  cases.map((c) => ({
    ...c,
    shapes: c.shapes.length > 0 ? [smallest(c.shapes)] : [],
    dtypes: c.dtypes.includes("float32") ? ["float32"] : c.dtypes.slice(0, 1),
  }));

function smallest(lists: readonly (readonly Shape[])[]): readonly Shape[] {
  const weight = (list: readonly Shape[]): number => {
    const sizes = list.map(sizeOf);
    const some = Math.max(1, ...sizes);
    // Nothing and single elements say little: they come last.
    return sizes.includes(0) ? 1e9 : some === 1 ? 1e6 : sizes.reduce((a, b) => a + b, 0);
  };
  return lists.toSorted((a, b) => weight(a) - weight(b))[0]!;
}

/**
 * Run each case once on a backend: its values against the reference, its special values, and its gradients of order 1 and 2
 * against finite differences.
 */
export async function opTruth(
  cases: readonly Cases[],
  options: Omit<ConformanceOptions, "cases">,
): Promise<ByOp<OpTruth>> {
  const kinds = new Set(["values", "special", "gradient"]);
  const plan = conformancePlan({ ...options, cases: inSmall(cases) });
  const results: ConformanceResult[] = [];
  for (const { title: _, skipped, run, ...info } of plan.filter(({ kind }) => kinds.has(kind))) {
    if (skipped !== undefined) {
      results.push({ ...info, result: "skipped", reason: skipped });
      continue;
    }
    try {
      await run();
      results.push({ ...info, result: "passed" });
    } catch (error) {
      results.push({ ...info, result: "failed", reason: (error as Error).message });
    }
  }
  return Object.fromEntries(
    Object.entries(opTable(results)).map(([op, { dtypes, orders, not }]) => [
      op,
      {
        value: dtypes.length > 0,
        gradient: orders.includes(1),
        second: orders.includes(2),
        not,
      },
    ]),
  );
}

/**
 * Where gradients flow, found by a tape; and what contradicts the cases: a gradient that no case checks, a check of a gradient
 * that does not exist, an op record with a rule of gradient that no check of gradients runs. Those that are parts of other ops
 * alone may leave their checks to them.
 */
export function opFlows(
  cases: readonly Cases[],
  backend: Backend,
  isPart: (op: string) => boolean = () => false,
): { readonly flows: ByOp<Flow>; readonly mistakes: readonly string[] } {
  const drawn = inSmall(cases).filter(({ shapes }) => shapes.length > 0);
  const found = onBackend(backend, () => drawn.map((c) => ({ c, ...flowOf(c) })));
  const flows: Record<string, Flow> = {};
  const mistakes: string[] = [];
  for (const op of new Set(cases.map(opOf))) {
    const mine = found.filter(({ c }) => opOf(c) === op);
    const flow = together(mine);
    flows[op] = flow;
    if (flow.flows && !flow.checked && !isPart(op))
      mistakes.push(`${op}: a gradient flows, and none of its cases says \`differentiable\``);
    if (!flow.flows && flow.checked)
      mistakes.push(`${op}: its cases say \`differentiable\`, and no gradient flows`);
  }
  const named = new Set(found.flatMap(({ c, ops }) => (c.differentiable?.length ? [...ops] : [])));
  for (const { c, ops } of found) {
    for (const op of ops) {
      if (op.grad === undefined || named.has(op)) continue;
      named.add(op);
      mistakes.push(
        `${opOf(c)}: its op record "${op.name}" has a \`grad\` that no check of gradients runs`,
      );
    }
  }
  return { flows, mistakes };
}

function together(list: readonly { readonly c: Cases; readonly why: Why | undefined }[]): Flow {
  const reasons = list.map(({ why }) => why);
  const flows = reasons.includes(undefined);
  const why = WHY.find((reason) => reasons.includes(reason));
  const firstOrderOnly = list.map(({ c }) => c.firstOrderOnly).find((r) => r !== undefined);
  return {
    flows,
    checked: list.some(({ c }) => (c.differentiable?.length ?? 0) > 0),
    ...(!flows && why && { why }),
    ...(firstOrderOnly !== undefined && { firstOrderOnly }),
  };
}

/** Which ops run in a case, and why no gradient flows there, if none does. */
function flowOf(c: Cases): { readonly ops: ReadonlySet<Op>; readonly why: Why | undefined } {
  const [own = "float64"] = c.dtypes;
  const dtype: DType = isFloat(own) ? "float64" : own;
  const ops = new Set<Op>();
  const observer: Observer = { observe: (op) => void ops.add(op) };
  const hosts = drawInputs(c, c.shapes[0]!, dtype, c.name, true);
  const tensors = hosts.map((x) => place(x, "dense"));
  const sources = tensors.filter((x) => isDifferentiable(x.dtype));
  addObserver(observer);
  try {
    const [results, tape] = GradientTape.run((t) => {
      t.watch(sources);
      return listOf(c.call(...tensors)).filter((y) => isDifferentiable(y.dtype));
    });
    if (tensors.length === 0) return { ops, why: "no input" };
    if (results.length === 0) return { ops, why: "no float result" };
    if (sources.length === 0) return { ops, why: "no float input" };
    // What runs on the way back is differentiated by the check of order 2.
    if (c.firstOrderOnly !== undefined) removeObserver(observer);
    if (isConnected(tape, results, sources)) return { ops, why: undefined };
    return { ops, why: isFlat(c, hosts, results) ? "zero everywhere" : "cut" };
  } finally {
    removeObserver(observer);
  }
}

function isConnected(
  tape: GradientTape,
  results: readonly Tensor[],
  sources: readonly Tensor[],
): boolean {
  try {
    const gradients = tape.gradient(results, sources) as readonly (Tensor | null)[];
    return gradients.some((g) => g !== null);
  } catch {
    return true; // there is a rule, which these values break (an index out of range)
  }
}

/** Whether a small step changes nothing. */
function isFlat(c: Cases, hosts: readonly HostInput[], before: readonly Tensor[]): boolean {
  const moved = hosts.map((x) =>
    x.dtype === "float64"
      ? { ...x, data: (x.data as Float64Array).map((value) => value + 1e-7) }
      : x,
  );
  const after = listOf(c.call(...moved.map((x) => place(x, "dense")))).filter((y) =>
    isDifferentiable(y.dtype),
  );
  return before.every((x, i) => {
    const then = after[i]!.dataSync() as ArrayLike<unknown>;
    return Array.from(x.dataSync() as ArrayLike<unknown>).every((value, k) =>
      Object.is(value, then[k]),
    );
  });
}
