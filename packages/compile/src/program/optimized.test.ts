// Random drafts through all passes and the schedule: memory shared, states updated in place.
import { hostArray, type HostArray } from "@gradtape/core";
import { prepare } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import { expect, test } from "vitest";
import { randomDraft } from "../passes/random-draft.cases.ts";
import { runDraft } from "../passes/run-draft.cases.ts";
import type { Draft } from "./draft.ts";
import { optimized } from "./optimized.ts";

/** Outputs, then states, after the program of a draft has run. */
function run(draft: Draft, given: ReadonlyMap<number, HostArray>, exact: boolean): HostArray[] {
  const { program, inputs, outputs } = optimized(draft, { exact });
  const { buffers, updates } = draft;
  const data = new Map(
    [...inputs, ...outputs].map((b) => {
      const { dtype, length } = buffers[b]!;
      return [b, (given.get(b)?.slice() as HostArray | undefined) ?? hostArray(dtype, length)];
    }),
  );
  prepare(reference(), program)(
    [...data.values()],
    [...data].map(() => 0),
  );
  const handed = [...buffers.keys()].filter((b) => buffers[b]!.role === "output");
  return [...handed, ...updates.map((u) => u.state)].map((b) => data.get(b)!);
}

test.each([
  ["numbers without rounding", false, false],
  ["smooth functions, every value rounded", true, true],
] as const)("drafts of %s, to the last bit", (_, smooth, exact) => {
  for (let seed = 0; seed < 150; seed++) {
    const { draft, inputs } = randomDraft(seed, { steps: 20, smooth });
    expect(run(draft, inputs, exact), `seed ${seed}`).toEqual(runDraft(draft, inputs));
  }
});
