// Random drafts: what is scheduled computes the same as the draft, on the interpreter and the backends, and is right step by step.
import { js } from "@gradtape/backends/js";
import { wasm } from "@gradtape/backends/wasm";
import { hostArray, type Backend, type HostArray } from "@gradtape/core";
import { prepare } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import { describe, expect, it } from "vitest";
import type { Draft } from "./draft.ts";
import { numbersOf, randomDraft } from "./random-draft.cases.ts";
import { schedule, type Scheduled } from "./schedule.ts";
import { asProgram, randomContents } from "./unscheduled.cases.ts";
import { faultsOf } from "./verify.ts";

/** Runs a program on contents and gives what the buffers hold then. */
function run(
  backend: Backend,
  program: Scheduled["program"],
  contents: readonly HostArray[],
): HostArray[] {
  const ready = prepare(backend, program);
  let results: HostArray[] = [];
  // The second run finds the arena full of the first one's values.
  for (let time = 0; time < 2; time++) {
    const buffers = contents.map((data, i) => {
      const buffer = backend.alloc(data.length, program.buffers[i]!);
      backend.write(buffer, data);
      return buffer;
    });
    ready(
      buffers,
      buffers.map(() => 0),
    );
    results = buffers.map((b, i) =>
      backend.readSync!(b, program.buffers[i]!, 0, contents[i]!.length),
    );
  }
  return results;
}

/** What the draft's outputs and its inputs, updated, hold in the end: by its steps as they stand, and as scheduled. */
function both(backend: Backend, draft: Draft, scheduled: Scheduled, inputs: readonly HostArray[]) {
  const { program, order } = asProgram(draft);
  const rest = order
    .slice(inputs.length)
    .map((b) => hostArray(draft.buffers[b]!.dtype, draft.buffers[b]!.length));
  const all = run(backend, program, [...inputs, ...rest]);
  const plain = (b: number): HostArray => all[order.indexOf(b)]!;
  const valueOf = (b: number): number => draft.updates.find((u) => u.state === b)?.value ?? b;
  const outputs = scheduled.outputs.map((b) =>
    hostArray(draft.buffers[b]!.dtype, draft.buffers[b]!.length),
  );
  return {
    expected: [...scheduled.inputs.map((b) => plain(valueOf(b))), ...scheduled.outputs.map(plain)],
    got: run(backend, scheduled.program, [...inputs, ...outputs]),
  };
}

/** What is wrong with the schedule of a random draft; undefined if nothing is. */
function wrongWith(backend: Backend, seed: number, large: boolean): string | undefined {
  const random = numbersOf(seed);
  const draft = randomDraft(random, random.integer(1, large ? 12 : 25), large);
  const scheduled = schedule(draft);
  const [fault] = faultsOf(draft, scheduled);
  if (fault !== undefined) return `draft ${seed}: ${fault}`;
  const inputs = scheduled.inputs.map((b) => randomContents(random, draft.buffers[b]!));
  const { expected, got } = both(backend, draft, scheduled, inputs);
  const other = got.findIndex((data, b) =>
    data.some((x: number | bigint | string, i: number) => !Object.is(x, expected[b]![i])),
  );
  if (other < 0) return undefined;
  return `draft ${seed}: buffer ${other} holds ${String(got[other])} instead of ${String(expected[other])}`;
}

describe("scheduled random drafts equal unscheduled ones", () => {
  it.each([
    ["the interpreter", reference, 50, false],
    ["js", js, 120, false],
    ["js, larger", js, 25, true],
    ["js without generated code", () => js({ kernels: "closures" }), 50, false],
    ["wasm", () => wasm({ threads: 1 }), 120, false],
    ["wasm, larger", () => wasm({ threads: 1 }), 25, true],
  ] as const)(
    "on %s",
    (_, make, count, large) => {
      const backend = make();
      const wrong = Array.from({ length: count }, (_, seed) => wrongWith(backend, seed, large));
      expect(wrong.filter((what) => what !== undefined)).toEqual([]);
    },
    60_000,
  );
});
