import { describe, expect, test } from "vitest";
import { e, roots, showExpr } from "@gradtape/core/internal";
import { removeDead, removeDuplicates } from "./dead.ts";
import { runDraft } from "./run-draft.cases.ts";
import { Sketch, storeOf } from "./sketch.cases.ts";

describe("removeDead", () => {
  test("keeps what outputs and updates need", () => {
    const s = new Sketch();
    const x = s.input([4]);
    const y = s.map([x], e.exp);
    s.map([s.map([y], e.sin)], e.cos);
    s.output(s.map([y], e.neg));
    s.updates.push({ state: x.buffer, value: s.map([y], e.tanh).buffer });
    const made = removeDead(s.draft());
    expect(made.steps).toEqual([s.steps[0], s.steps[3], s.steps[4]]);
    expect(runDraft(made, s.contents())).toEqual(runDraft(s.draft(), s.contents()));
  });

  test("drops reads, inputs and outputs that no expression has to do with", () => {
    const s = new Sketch();
    const [x, y, z] = [s.input([4]), s.input([4]), s.output(s.tensor([4]))];
    s.map([x, y], (_, b) => e.neg(b), { out: z });
    const [step] = s.steps;
    s.steps[0] = { ...step!, inputs: [x.buffer, y.buffer, z.buffer], outputs: [z.buffer, 9] };
    const [made] = removeDead(s.draft()).steps;
    expect([made!.inputs, made!.outputs]).toEqual([[y.buffer], [z.buffer]]);
    expect(roots(made!.kernel).map(showExpr)).toEqual(["neg(load0:float32)"]);
  });

  test("drops stores and folds of a row", () => {
    const s = new Sketch();
    const x = s.input([4, 6]);
    const [all, once] = [s.tensor([4, 6]), s.output(s.tensor([4]))];
    const load = e.load(0, "float32");
    const acc = (i: number) => e.acc("float32", i);
    s.push(
      {
        kind: "row",
        axes: [4, 6],
        kept: 1,
        reads: [{ input: 0, dtype: "float32", offset: 0, strides: [6, 1] }],
        folds: [
          { combine: "min", body: load },
          { combine: "max", body: load },
          { combine: "sum", body: e.sub(load, acc(1)) },
        ],
        stores: [storeOf(all, e.sub(load, acc(0))), storeOf(once, acc(2), 1)],
      },
      [x],
      [all, once],
    );
    const made = removeDead(s.draft());
    expect(roots(made.steps[0]!.kernel).map(showExpr)).toEqual([
      "load0:float32",
      "sub(load0:float32, acc)",
      "acc1",
    ]);
    expect(made.steps[0]!.outputs).toEqual([once.buffer]);
    expect(runDraft(made, s.contents())).toEqual(runDraft(s.draft(), s.contents()));
  });

  test("drops loops that store nothing, and keeps sums of nothing", () => {
    const s = new Sketch();
    s.output(s.map([s.input([0, 4])], e.exp));
    s.output(s.reduce([s.input([4, 0])], 1, "sum"));
    expect(removeDead(s.draft()).steps).toEqual([s.steps[1]]);
  });
});

test("removeDuplicates keeps the first of equal steps, and of those that are then equal", () => {
  const s = new Sketch();
  const x = s.input([4]);
  const [a, b] = [s.map([x], e.exp), s.map([x], e.exp)];
  s.output(s.map([s.map([a], e.sin), s.map([b], e.sin)], e.add));
  s.output(s.map([x], e.exp));
  s.output(s.map([s.map([x], (v) => e.add(v, 0)), s.map([x], (v) => e.add(v, -0))], e.div));
  const made = removeDuplicates(s.draft());
  expect(made.steps.map((step) => roots(step.kernel).map(showExpr).join())).toEqual([
    "exp(load0:float32)",
    "sin(load0:float32)",
    "add(load0:float32, load1:float32)",
    "exp(load0:float32)",
    "add(load0:float32, 0)",
    "add(load0:float32, 0)",
    "div(load0:float32, load1:float32)",
  ]);
  expect(runDraft(made, s.contents())).toEqual(runDraft(s.draft(), s.contents()));
});
