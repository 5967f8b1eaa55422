import { expect, test } from "vitest";
import { e, roots, showExpr } from "@gradtape/core/internal";
import { simplifyExpressions } from "./constants.ts";
import { randomDraft } from "./random-draft.cases.ts";
import { runDraft } from "./run-draft.cases.ts";
import { padded, Sketch, spread } from "./sketch.cases.ts";

test("a buffer of one value is that value, and what follows from it", () => {
  const s = new Sketch();
  const x = s.input([4, 6]);
  const tenth = s.map([], () => e.const(0.1, "float32"), { shape: [] });
  const twice = s.map([tenth], (t) => e.mul(t, 2));
  const ones = s.output(s.map([], () => e.const(1, "float32"), { shape: [6] }));
  s.output(
    s.map([x, spread(twice, [4, 6]), spread(ones, [4, 6])], (a, t, o) => e.mul(e.add(a, t), o)),
  );
  s.output(s.map([padded(ones, 0, 1, 1, 1)], e.neg));
  s.output(s.map([padded(ones, 0, 1, 1, 0)], e.neg));
  const made = simplifyExpressions(s.draft());
  expect(made.steps.map((step) => roots(step.kernel).map(showExpr).join())).toEqual([
    "0.1",
    String(Math.fround(0.1) * 2),
    "1",
    `add(load0:float32, ${Math.fround(0.1) * 2})`,
    "-1",
    "neg(load0:float32)",
  ]);
  expect(runDraft(made, s.contents())).toEqual(runDraft(s.draft(), s.contents()));
});

test("random drafts compute the same, to the last bit", () => {
  for (let seed = 0; seed < 150; seed++) {
    const { draft, inputs } = randomDraft(seed);
    expect(runDraft(simplifyExpressions(draft), inputs), `seed ${seed}`).toEqual(
      runDraft(draft, inputs),
    );
  }
});
