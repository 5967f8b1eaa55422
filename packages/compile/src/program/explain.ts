// A program as text for people: its kernels, what was fused into each, and what memory and work they take.
import { DTYPES } from "@gradtape/core";
import { temporariesOf } from "@gradtape/core/internal";
import { costOf } from "./cost.ts";
import type { Draft } from "./draft.ts";
import { axesOf } from "./dump.ts";
import { formulasOf } from "./formula.ts";
import { lineageOf, type Traced } from "./lineage.ts";
import type { Scheduled } from "./schedule.ts";

export interface ExplainOptions {
  /** The draft as traced, before passes: then every kernel says which ops it computes. */
  readonly traced?: Traced;
  /** Names of the draft's inputs and outputs. Default: in0, in1, …, out0, … */
  readonly names?: ReadonlyMap<number, string>;
  /** The longest line of a formula. Default: 100. */
  readonly width?: number;
}

/** Explains what a draft was scheduled to. */
export function explain(draft: Draft, scheduled: Scheduled, options: ExplainOptions = {}): string {
  const { program, from, inputs, outputs } = scheduled;
  const { traced, names = new Map<number, string>(), width = 100 } = options;
  const temporaries = temporariesOf(program);
  const given = [...inputs, ...outputs];
  const lengths = [
    ...given.map((b) => draft.buffers[b]!.length),
    ...temporaries.map((t) => t.length),
  ];
  const name = (b: number): string => {
    if (b >= given.length) return `t${b - given.length}`;
    const other = b < inputs.length ? `in${b}` : `out${b - inputs.length}`;
    return names.get(given[b]!) ?? other;
  };
  const formulas = formulasInOrder(scheduled, name, width);
  const lineage = traced && lineageOf(draft, traced);
  const costs = program.steps.map((step) => costOf(step, lengths));

  const rows = program.steps.map((step, s) => {
    const { read, written, operations } = costs[s]!;
    const ops = from[s]! < 0 ? ["(copy of a state)"] : (lineage?.[from[s]!] ?? []);
    const unique = (list: readonly number[]): string => [...new Set(list.map(name))].join(" ");
    return [
      String(s),
      step.kernel.kind,
      axesOf(step.kernel),
      unique(step.inputs) || "-",
      unique(step.outputs),
      count(read + written),
      count(operations),
      counted(ops),
    ];
  });
  const header = ["", "kernel", "axes", "reads", "writes", "bytes", "flops", traced ? "ops" : ""];
  return [
    ...summary(draft, scheduled, costs),
    "",
    ...table([header, ...rows]).flatMap((line, i) => [line, ...(i > 0 ? formulas[i - 1]! : [])]),
    "",
  ].join("\n");
}

/** The formulas of each step. A state has an old value and, from the step on that writes it, a new one. */
function formulasInOrder(
  { program, inputs }: Scheduled,
  name: (buffer: number) => string,
  width: number,
): string[][] {
  const isNew = new Set<number>();
  return program.steps.map((step) => {
    const old = (b: number): string => (isNew.has(b) ? `${name(b)}'` : name(b));
    const written = (b: number): string => (b < inputs.length ? `${name(b)}'` : name(b));
    const lines = formulasOf(step, old, written).map((line) => `      ${shortened(line, width)}`);
    for (const b of step.outputs) if (b < inputs.length) isNew.add(b);
    return lines;
  });
}

function summary(
  draft: Draft,
  { program, inputs, outputs, places, alive, from }: Scheduled,
  costs: readonly {
    readonly read: number;
    readonly written: number;
    readonly operations: number;
  }[],
): string[] {
  const sum = (of: (c: (typeof costs)[number]) => number): string =>
    count(costs.map(of).reduce((a, b) => a + b, 0));
  const temporaries = temporariesOf(program);
  const bytes = temporaries.reduce((all, t) => all + t.length * DTYPES[t.dtype].bytes, 0);
  const isPlaced = (u: Draft["updates"][number]): boolean => places[u.value] === places[u.state];
  const placed = draft.updates.filter(isPlaced).length;
  const copies = from.filter((d) => d < 0).length;
  return [
    `${plural(program.steps.length, "kernel")}, ${plural(inputs.length, "input")}, ${plural(outputs.length, "output")}, ${plural(temporaries.length, "temporary", "temporaries")}`,
    `arena: ${count(program.arena ?? 0)} bytes for temporaries of ${count(bytes)}, of which ${count(alive)} are needed at one time`,
    ...(draft.updates.length > 0
      ? [
          `states: ${plural(draft.updates.length, "update")}, ${placed} in place; ${copies} by a copy`,
        ]
      : []),
    `memory: ${sum((c) => c.read)} bytes read, ${sum((c) => c.written)} written; work: ${sum((c) => c.operations)} flops`,
  ];
}

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** With commas between thousands. */
const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

/** Names in the order in which they first come, with how often. */
function counted(list: readonly string[]): string {
  const times = new Map<string, number>();
  for (const x of list) times.set(x, (times.get(x) ?? 0) + 1);
  return [...times].map(([x, n]) => (n === 1 ? x : `${x} ×${n}`)).join(", ");
}

const shortened = (line: string, width: number): string =>
  line.length <= width ? line : `${line.slice(0, width - 1)}…`;

/** Columns side by side; numbers stand to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((r) => r[c]!.length)));
  const right = new Set([0, 5, 6]);
  return rows.map((row) =>
    row
      .map((cell, c) => (right.has(c) ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
      .join("  ")
      .trimEnd(),
  );
}
