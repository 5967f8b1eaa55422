// The verifier finds what is broken on purpose.
import { hostArray, type HostArray, type Program, type Step } from "@gradtape/core";
import { interpret } from "@gradtape/core/reference";
import { describe, expect, it } from "vitest";
import type { Draft } from "./draft.ts";
import type { Random } from "@gradtape/testing";
import { numbersOf, randomDraft } from "./random-draft.cases.ts";
import { schedule, type Scheduled } from "./schedule.ts";
import { trainingDraft } from "./training-draft.cases.ts";
import { randomContents } from "./unscheduled.cases.ts";
import { faultsOf, verify } from "./verify.ts";

const changed = (s: Scheduled, change: Partial<Program>, from = s.from): Scheduled => ({
  ...s,
  program: { ...s.program, ...change },
  from,
});

/** The steps at two places change places. */
function swapped(s: Scheduled, i: number, j: number): Scheduled {
  const order = s.program.steps.map((_, n) => (n === i ? j : n === j ? i : n));
  return changed(
    s,
    { steps: order.map((n) => s.program.steps[n]!) },
    order.map((n) => s.from[n]!),
  );
}

const without = (s: Scheduled, i: number): Scheduled =>
  changed(s, { steps: s.program.steps.toSpliced(i, 1) }, s.from.toSpliced(i, 1));

const withStep = (s: Scheduled, i: number, step: Partial<Step>): Scheduled =>
  changed(s, { steps: s.program.steps.with(i, { ...s.program.steps[i]!, ...step }) });

const placed = (s: Scheduled, t: number, offset: number): Scheduled =>
  changed(s, {
    temporaries: s.program.temporaries!.with(t, { ...s.program.temporaries![t]!, offset }),
  });

describe("a training step that is broken", () => {
  const draft = trainingDraft([6, 5, 3], 4);
  const right = schedule(draft);
  const { program } = right;
  const at = (kind: string, nth = 0): number =>
    program.steps.flatMap((s, i) => (s.kernel.kind === kind ? [i] : []))[nth]!;

  it("is right before", () => {
    expect(faultsOf(draft, right)).toEqual([]);
    expect(() => verify(draft, right)).not.toThrow();
  });

  it("is found where a step runs too early", () => {
    const wrong = swapped(right, 0, 1);
    expect(faultsOf(draft, wrong)[0]).toMatch(/^step 0 \(1 of the draft\): read 0 of buffer/);
    expect(() => verify(draft, wrong)).toThrow("a schedule is wrong");
  });

  it("is found where a weight is updated before its last reader", () => {
    const update = at("row");
    const reader = program.steps.findLastIndex(
      (s, i) => i < update && s.inputs.includes(program.steps[update]!.outputs[0]!),
    );
    expect(reader).toBeGreaterThanOrEqual(0);
    const order = program.steps.map((_, n) => n);
    order.splice(update, 1);
    order.splice(reader, 0, update);
    const wrong = changed(
      right,
      { steps: order.map((n) => program.steps[n]!) },
      order.map((n) => right.from[n]!),
    );
    expect(faultsOf(draft, wrong)).not.toEqual([]);
  });

  it("is found where temporaries overlap", () => {
    const wrong = changed(right, {
      temporaries: program.temporaries!.map((t) => ({ ...t, offset: 0 })),
    });
    expect(faultsOf(draft, wrong)).not.toEqual([]);
  });

  it("is found where a temporary reaches out of the arena, or is crooked", () => {
    expect(faultsOf(draft, placed(right, 0, program.arena!))[0]).toContain("not within the arena");
    expect(faultsOf(draft, placed(right, 0, 4))[0]).toContain("temporary 0 at 4");
  });

  it("is found where a step is missing, or runs twice", () => {
    program.steps.forEach((step, i) => {
      expect(faultsOf(draft, without(right, i)), `step ${i}`).not.toEqual([]);
      const again = changed(
        right,
        { steps: program.steps.toSpliced(i, 0, step) },
        right.from.toSpliced(i, 0, right.from[i]!),
      );
      expect(faultsOf(draft, again)).toContainEqual(expect.stringContaining("runs twice"));
    });
  });

  it("is found where a step has another's kernel, or is not of the draft", () => {
    const wrong = withStep(right, 0, { kernel: program.steps[1]!.kernel });
    expect(faultsOf(draft, wrong)[0]).toContain("another kernel");
    const added = { ...right, from: right.from.with(at("row"), -1) };
    expect(faultsOf(draft, added)[0]).toContain("does more than copy");
  });

  it("is found where two states take each other's values", () => {
    const row = at("row");
    const { outputs } = program.steps[row]!;
    const wrong = withStep(right, row, { outputs: [outputs[0]!, outputs[2]!, outputs[1]!] });
    expect(faultsOf(draft, wrong)).not.toEqual([]);
  });

  it("is found where a product is written over a matrix that it reads", () => {
    const dot = at("dot");
    const { inputs } = program.steps[dot]!;
    const wrong = withStep(right, dot, { outputs: [inputs[1]!] });
    expect(faultsOf(draft, wrong)).toContainEqual(expect.stringContaining("where it writes"));
  });
});

/** One mistake: two neighbours swapped, a step left out, a temporary moved, or a buffer taken for another of its kind. */
function mistake(random: Random, draft: Draft, s: Scheduled): Scheduled | undefined {
  const { program } = s;
  const i = random.integer(0, program.steps.length - 1);
  const step = program.steps[i]!;
  switch (random.integer(0, 4)) {
    case 0: {
      const j = random.integer(0, program.steps.length - 1);
      return i === j ? undefined : swapped(s, i, j);
    }
    case 1:
      return without(s, i);
    case 2: {
      const count = program.temporaries!.length;
      if (count === 0) return undefined;
      const t = random.integer(0, count - 1);
      const { offset } = random.pick(program.temporaries!);
      const { length } = program.temporaries![t]!;
      return offset + 8 * length > program.arena! ? undefined : placed(s, t, offset);
    }
    default: {
      const lists = ["inputs", "outputs"] as const;
      const list = random.pick(lists);
      if (step[list].length === 0) return undefined;
      const n = random.integer(0, step[list].length - 1);
      const old = step[list][n]!;
      const lengthOf = (b: number): number => draft.buffers[s.places.indexOf(b)]?.length ?? -1;
      const others = program.buffers.flatMap((dtype, b) =>
        b !== old && dtype === program.buffers[old] && lengthOf(b) === lengthOf(old) ? [b] : [],
      );
      if (others.length === 0) return undefined;
      return withStep(s, i, { [list]: step[list].with(n, random.pick(others)) });
    }
  }
}

describe("random mistakes in random schedules", () => {
  it("are all found that change a result", () => {
    let [wrong, found, silent] = [0, 0, 0];
    for (let seed = 0; seed < 100; seed++) {
      const random = numbersOf(seed);
      const draft = randomDraft(random, random.integer(2, 14));
      const right = schedule(draft);
      const contents = [...right.inputs, ...right.outputs].map((b) =>
        randomContents(random, draft.buffers[b]!),
      );
      const results = (s: Scheduled): HostArray[] => {
        const all = contents.map((data, b) => {
          const copy = hostArray(s.program.buffers[b]!, data.length);
          data.forEach((x: unknown, i: number) => (copy[i] = x as number));
          return copy;
        });
        interpret(s.program, all, []);
        return all;
      };
      const truth = results(right);
      for (let n = 0; n < 4; n++) {
        const broken = mistake(random, draft, right);
        if (!broken) continue;
        const faults = faultsOf(draft, broken);
        const differs = results(broken).some((data, b) =>
          data.some((x, i) => !Object.is(x, truth[b]![i])),
        );
        if (differs) wrong++;
        if (faults.length > 0) found++;
        if (differs && faults.length === 0) silent++;
        expect(silent, `draft ${seed}, mistake ${n}`).toBe(0);
      }
    }
    expect(wrong).toBeGreaterThan(80);
    expect(found).toBeGreaterThanOrEqual(wrong);
  }, 60_000);
});
